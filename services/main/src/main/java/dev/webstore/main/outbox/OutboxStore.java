package dev.webstore.main.outbox;

import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStore;
import dev.webstore.platform.database.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The outbox in PostgreSQL. A claimed task is leased: when its worker dies, it becomes due again by itself.
 */
public final class OutboxStore {

    /** Longer than any handler takes, so that nobody else claims a task that is being worked on. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final OrderStore orders;

    /** The outbox of the shop's database. */
    public OutboxStore(Database database, OrderStore orders) {
        this.database = database;
        this.orders = orders;
    }

    /**
     * Adds tasks for an order in the caller's transaction.
     *
     * @param payloads what is to be done, each with its payload
     */
    public void add(Handle handle, String orderId, Map<Task.Kind, String> payloads) {
        handle.createUpdate("""
                        INSERT INTO outbox (order_id, task, payload)
                        SELECT :order, task, payload FROM unnest(:tasks, :payloads) AS added (task, payload)""")
                .bind("order", orderId)
                .bindArray(
                        "tasks",
                        String.class,
                        payloads.keySet().stream().map(Task.Kind::name).toArray())
                .bindArray("payloads", String.class, payloads.values().toArray())
                .execute();
    }

    /** Claims up to {@code atMost} tasks that are due and that nobody else has claimed. */
    List<Task> claim(int atMost) {
        return database.with(handle -> {
            List<Claimed> claimed = claim(handle, atMost);
            Set<String> ids = claimed.stream().map(Claimed::orderId).collect(Collectors.toSet());
            Map<String, Order> byId = ids.isEmpty() ? Map.of() : orders.byIds(handle, ids);
            return claimed.stream()
                    .map(task -> new Task(
                            task.id(),
                            Objects.requireNonNull(byId.get(task.orderId())),
                            task.kind(),
                            task.payload(),
                            task.attempts()))
                    .toList();
        });
    }

    private record Claimed(long id, String orderId, Task.Kind kind, String payload, int attempts) {}

    private static List<Claimed> claim(Handle handle, int atMost) {
        return handle.createQuery("""
                        UPDATE outbox SET attempts = attempts + 1, due_at = now() + :lease * interval '1 second'
                        WHERE id IN (SELECT id FROM outbox WHERE NOT dead AND due_at <= now()
                                     ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING id, order_id, task, payload, attempts""")
                .bind("lease", LEASE.toSeconds())
                .bind("atMost", atMost)
                .map((row, context) -> new Claimed(
                        row.getLong("id"),
                        row.getString("order_id"),
                        Task.Kind.valueOf(row.getString("task")),
                        row.getString("payload"),
                        row.getInt("attempts")))
                .list();
    }

    /** Removes tasks that are done. */
    void finish(Collection<Long> ids) {
        database.use(handle -> handle.createUpdate("DELETE FROM outbox WHERE id = ANY (:ids)")
                .bindArray("ids", Long.class, ids.toArray())
                .execute());
    }

    /** Makes a task due again after a while. */
    void tryAgain(Task task, Duration after, String reason) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE outbox SET due_at = now() + :after * interval '1 millisecond', last_error = :reason
                        WHERE id = :id""")
                .bind("after", after.toMillis())
                .bind("reason", reason)
                .bind("id", task.id())
                .execute());
    }

    /** Sets a task aside for a person to look at. */
    void giveUp(Task task, String reason) {
        database.use(handle -> handle.createUpdate("UPDATE outbox SET dead = true, last_error = :reason WHERE id = :id")
                .bind("reason", reason)
                .bind("id", task.id())
                .execute());
    }

    /** How many tasks wait to be done. */
    public long countWaiting() {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM outbox WHERE NOT dead")
                .mapTo(Long.class)
                .one());
    }
}
