package dev.webstore.console.metric;

/**
 * Some samples of a series, in a few bits each: of times the change of the distance to the one before, of values what
 * differs from the bits of the one before.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol8/p1816-teller.pdf">Pelkonen et al., Gorilla: a fast, scalable, in-memory
 *     time series database, VLDB 2015, sections 4.1.1 and 4.1.2</a>
 */
final class SampleChunk {

    /** Beyond this many samples little is gained. */
    static final int MAX_SAMPLES = 120;

    private static final int OVERHEAD_BYTES = 120;

    private final Bits bits = new Bits();
    private final long firstMillis;
    private long lastMillis;
    private long lastDelta;
    private long lastBits;
    private int leading = -1;
    private int trailing;
    private int size;

    /** A chunk with its first sample. */
    SampleChunk(long millis, double value) {
        firstMillis = millis;
        lastMillis = millis;
        lastBits = Double.doubleToRawLongBits(value);
        bits.write(lastBits, 64);
        size = 1;
    }

    /** Appends a sample that is later than all others. */
    void append(long millis, double value) {
        long delta = millis - lastMillis;
        writeDelta(delta - lastDelta);
        lastDelta = delta;
        lastMillis = millis;
        writeValue(Double.doubleToRawLongBits(value));
        size++;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MAX_SAMPLES;
    }

    long firstMillis() {
        return firstMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    /** Gives back the space that only more samples would need. */
    void seal() {
        bits.trim();
    }

    /** The heap it takes. */
    int bytes() {
        return OVERHEAD_BYTES + bits.bytes();
    }

    /** Copies the samples from {@code fromMillis} to {@code toMillis}, both inclusive, to {@code samples}. */
    void copy(long fromMillis, long toMillis, Samples samples) {
        Bits.Reader reader = bits.reader();
        long millis = firstMillis;
        long delta = 0;
        long value = reader.read(64);
        int lead = 0;
        int trail = 0;
        for (int i = 0; i < size && millis <= toMillis; i++) {
            if (i > 0) {
                delta += readDelta(reader);
                millis += delta;
                if (reader.readFlag()) {
                    if (reader.readFlag()) {
                        lead = (int) reader.read(6);
                        trail = 64 - lead - (int) reader.read(6) - 1;
                    }
                    value ^= reader.read(64 - lead - trail) << trail;
                }
            }
            if (millis >= fromMillis && millis <= toMillis) {
                samples.add(millis, Double.longBitsToDouble(value));
            }
        }
    }

    private void writeDelta(long change) {
        if (change == 0) {
            bits.write(0, 1);
        } else if (fits(change, 10)) {
            bits.write(0b01, 2);
            bits.write(change, 10);
        } else if (fits(change, 17)) {
            bits.write(0b011, 3);
            bits.write(change, 17);
        } else {
            bits.write(0b111, 3);
            bits.write(change, 64);
        }
    }

    private static long readDelta(Bits.Reader reader) {
        if (!reader.readFlag()) {
            return 0;
        }
        if (!reader.readFlag()) {
            return signed(reader.read(10), 10);
        }
        return reader.readFlag() ? reader.read(64) : signed(reader.read(17), 17);
    }

    private void writeValue(long valueBits) {
        long difference = valueBits ^ lastBits;
        lastBits = valueBits;
        if (difference == 0) {
            bits.write(0, 1);
            return;
        }
        bits.write(1, 1);
        int lead = Long.numberOfLeadingZeros(difference);
        int trail = Long.numberOfTrailingZeros(difference);
        boolean fitsWindow = leading >= 0 && lead >= leading && trail >= trailing;
        bits.write(fitsWindow ? 0 : 1, 1);
        if (!fitsWindow) {
            leading = lead;
            trailing = trail;
            bits.write(lead, 6);
            bits.write(64 - lead - trail - 1, 6);
        }
        bits.write(difference >>> trailing, 64 - leading - trailing);
    }

    private static boolean fits(long value, int count) {
        return signed(value & ((1L << count) - 1), count) == value;
    }

    private static long signed(long value, int count) {
        return value << (64 - count) >> (64 - count);
    }
}
