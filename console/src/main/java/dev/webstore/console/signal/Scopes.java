package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The shape that the exports of all three signals share: {@code resource_x (1) → resource (1), scope_x (2) → scope (1),
 * records (2)}.
 */
final class Scopes {

    private Scopes() {}

    /**
     * Walks over all records.
     *
     * @param origin is told who sends the next records, and by which instrumentation
     * @param records is shown each record
     */
    static void read(Slice request, BiConsumer<Resource, Slice> origin, Consumer<ProtoReader> records) {
        each(request, 1, resourceRecords -> {
            var resource = Resource.UNKNOWN;
            Slice described = first(resourceRecords, 1);
            if (described.length() > 0) {
                resource = Resource.read(ProtoReader.of(described));
            }
            Resource sender = resource;
            each(resourceRecords, 2, scopeRecords -> {
                origin.accept(sender, first(first(scopeRecords, 1), 1));
                each(scopeRecords, 2, record -> records.accept(ProtoReader.of(record)));
            });
        });
    }

    private static void each(Slice message, int field, Consumer<Slice> consumer) {
        ProtoReader reader = ProtoReader.of(message);
        while (reader.next()) {
            if (reader.field() == field) {
                consumer.accept(reader.slice());
            } else {
                reader.skip();
            }
        }
    }

    /** A singular field, which may lie behind the repeated one that needs it. */
    private static Slice first(Slice message, int field) {
        ProtoReader reader = ProtoReader.of(message);
        while (reader.next()) {
            if (reader.field() == field) {
                return reader.slice();
            }
            reader.skip();
        }
        return Slice.EMPTY;
    }
}
