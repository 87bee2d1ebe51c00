package dev.webstore.console.log;

import dev.webstore.console.compact.Times;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Compares the records of one chunk with a query, by numbers instead of texts. */
final class LogMatcher {

    private final LogChunk chunk;
    private final LogQuery query;
    private final long fromNanos;
    private final long toNanos;
    private final List<BitSet> terms = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    /** A field that is asked for: the numbers of its name and its value here, or -1. */
    private record Field(String name, int key, String value, int valueText) {}

    LogMatcher(LogChunk chunk, LogQuery query) {
        this.chunk = chunk;
        this.query = query;
        this.fromNanos = Times.nanos(query.from());
        this.toNanos = Times.nanos(query.to());
        query.terms().forEach(term -> terms.add(chunk.texts().containing(term)));
        query.fields()
                .forEach((name, value) -> fields.add(new Field(
                        name, chunk.texts().find(name), value, chunk.texts().find(value))));
    }

    /** Whether any record can match at all. */
    boolean canMatch() {
        return chunk.mayHave(fromNanos, toNanos)
                && terms.stream().noneMatch(BitSet::isEmpty)
                && fields.stream().allMatch(field -> field.key >= 0 || field.name.equals("logger"));
    }

    boolean matches(int index) {
        long time = chunk.timeNanos(index);
        return time >= fromNanos
                && time < toNanos
                && chunk.level(index).compareTo(query.level()) >= 0
                && (query.trace() == null || chunk.isOf(query.trace(), index))
                && (query.service() == null
                        || query.service().equals(chunk.resource(index).service()))
                && fields.stream().allMatch(field -> has(field, index))
                && terms.stream().allMatch(term -> chunk.refersTo(index, term));
    }

    private boolean has(Field field, int index) {
        return field.name.equals("logger")
                ? chunk.logger(index).equals(field.value)
                : chunk.matches(index, field.key, field.value, field.valueText);
    }
}
