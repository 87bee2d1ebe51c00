package dev.webstore.main.outbox;

import dev.webstore.platform.database.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The outbox in PostgreSQL. A claimed task is leased: when its worker dies, it becomes due again by itself.
 */
public final class OutboxStore {

    /** Longer than any handler takes, so that nobody else claims a task that is being worked on. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;

    /** The outbox of the shop's database. */
    public OutboxStore(Database database) {
        this.database = database;
    }

    /** Adds a task in the caller's transaction. */
    public void add(Handle handle, String orderId, Task.Kind kind, String payload, String traceparent) {
        handle.createUpdate("""
                        INSERT INTO outbox (order_id, task, payload, traceparent)
                        VALUES (:order, :task, :payload, :traceparent)""")
                .bind("order", orderId)
                .bind("task", kind.name())
                .bind("payload", payload)
                .bind("traceparent", traceparent)
                .execute();
    }

    /** Claims up to {@code atMost} tasks that are due and that nobody else has claimed. */
    List<Task> claim(int atMost) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE outbox SET attempts = attempts + 1, due_at = now() + :lease * interval '1 second'
                        WHERE id IN (SELECT id FROM outbox WHERE NOT dead AND due_at <= now()
                                     ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING id, order_id, task, payload, traceparent, attempts""")
                .bind("lease", LEASE.toSeconds())
                .bind("atMost", atMost)
                .map((row, context) -> new Task(
                        row.getLong("id"),
                        row.getString("order_id"),
                        Task.Kind.valueOf(row.getString("task")),
                        row.getString("payload"),
                        row.getString("traceparent"),
                        row.getInt("attempts")))
                .list());
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
