package dev.webstore.promotions.campaign;

import dev.webstore.platform.database.Database;
import dev.webstore.promotions.offer.OfferColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The campaigns in PostgreSQL. */
public final class CampaignStore {

    /** Every check goes through all of them, so there is an end to it. */
    private static final int MOST_OPEN = 200;

    private static final int MOST_LISTED = 500;

    private static final String CREATE = """
            INSERT INTO campaigns (id, name, description, priority, min_amount_cents, countries, categories,
                                   first_order, starts_at, ends_at, basis_points, cap_cents, amount_cents)
            VALUES (:id, :name, :description, :priority, :min_amount_cents, :countries, :categories,
                    :first_order, :starts_at, :ends_at, :basis_points, :cap_cents, :amount_cents)
            RETURNING *""";

    private static final String CHANGE = """
            UPDATE campaigns
            SET name = :name, description = :description, priority = :priority,
                min_amount_cents = :min_amount_cents, countries = :countries, categories = :categories,
                first_order = :first_order, starts_at = :starts_at, ends_at = :ends_at,
                basis_points = :basis_points, cap_cents = :cap_cents, amount_cents = :amount_cents,
                updated_at = now()
            WHERE id = :id
            RETURNING *""";

    private final Database database;

    /** Campaigns in {@code database}. */
    public CampaignStore(Database database) {
        this.database = database;
    }

    /** The campaigns that are not over, those of the highest priority first. */
    public List<Campaign> open() {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM campaigns
                        WHERE ended_at IS NULL AND (ends_at IS NULL OR ends_at > now())
                        ORDER BY priority DESC, created_at, id
                        LIMIT :limit""")
                .bind("limit", MOST_OPEN)
                .map(CampaignStore::campaign)
                .list());
    }

    /** All campaigns, or the latest 500 of them: those that are not over first, then by priority. */
    List<Campaign> all() {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM (SELECT * FROM campaigns ORDER BY created_at DESC LIMIT :limit) AS latest
                        ORDER BY (ended_at IS NOT NULL OR coalesce(ends_at <= now(), false)), priority DESC,
                                 created_at, id""")
                .bind("limit", MOST_LISTED)
                .map(CampaignStore::campaign)
                .list());
    }

    /** Creates a campaign. */
    Campaign create(CampaignDraft draft) {
        String id = UUID.randomUUID().toString();
        return database.with(handle -> write(handle, CREATE, id, draft));
    }

    /** Changes a campaign that was not ended. Nothing when there is none of that id; unchanged when it was ended. */
    Optional<Campaign> change(String id, CampaignDraft.Change change) {
        return database.inTransaction(handle -> {
            Optional<Campaign> campaign = handle.createQuery("SELECT * FROM campaigns WHERE id = :id FOR UPDATE")
                    .bind("id", id)
                    .map(CampaignStore::campaign)
                    .findOne();
            return campaign.map(current -> current.endedAt() != null
                    ? current
                    : write(
                            handle,
                            CHANGE,
                            id,
                            change.applyTo(
                                    new CampaignDraft(current.offer(), current.description(), current.priority()))));
        });
    }

    /** Ends a campaign for good. Nothing when there is none of that id. */
    Optional<Campaign> end(String id) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE campaigns SET ended_at = coalesce(ended_at, now()) WHERE id = :id RETURNING *""")
                .bind("id", id)
                .map(CampaignStore::campaign)
                .findOne());
    }

    private static Campaign write(Handle handle, String statement, String id, CampaignDraft draft) {
        return OfferColumns.bind(handle.createQuery(statement), draft.offer())
                .bind("id", id)
                .bind("name", draft.offer().name())
                .bind("description", draft.description())
                .bind("priority", draft.priority())
                .map(CampaignStore::campaign)
                .one();
    }

    private static Campaign campaign(ResultSet row, StatementContext context) throws SQLException {
        return new Campaign(
                row.getString("id"),
                OfferColumns.read(row, row.getString("name")),
                row.getString("description"),
                row.getInt("priority"),
                Objects.requireNonNull(OfferColumns.instant(row, "created_at")),
                Objects.requireNonNull(OfferColumns.instant(row, "updated_at")),
                OfferColumns.instant(row, "ended_at"));
    }
}
