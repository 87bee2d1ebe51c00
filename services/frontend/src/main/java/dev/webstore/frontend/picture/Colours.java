package dev.webstore.frontend.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The colours of one picture. A drawing names them by what they are for, so that the same drawing comes in any of them.
 *
 * @param background behind everything, light
 * @param main of the thing itself
 * @param accent of its details, in contrast to {@code main}
 */
record Colours(int background, int main, int accent) {

    private static final int INK = 0x27313a;
    private static final int PAPER = 0xfffdf8;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    private static final List<Colours> WAYS = List.of(
            new Colours(0xdde8dd, 0x2f6f5e, 0xe2a33d),
            new Colours(0xf3dfd3, 0xb4573b, 0x2e5a6b),
            new Colours(0xd9e6ee, 0x2f5d7c, 0xe58b54),
            new Colours(0xf6e9cb, 0xc2821c, 0x3d5a50),
            new Colours(0xe8dde8, 0x6d4a73, 0xd9a441),
            new Colours(0xf4dcd9, 0xa8485a, 0x3b6a6a),
            new Colours(0xdde3e7, 0x465866, 0xd9734e),
            new Colours(0xe6e9cf, 0x66762f, 0xb5533c));

    /** The colours of a product: always the same for the same id, and others for the next one. */
    static Colours of(String productId) {
        return WAYS.get(Math.floorMod(productId.hashCode(), WAYS.size()));
    }

    /** The colours by the names that drawings use, as {@code #rrggbb}. */
    Map<String, String> byName() {
        return Map.ofEntries(
                Map.entry("bg", hex(background)),
                Map.entry("glow", hex(mix(background, WHITE, 0.45))),
                Map.entry("shade", hex(mix(background, BLACK, 0.14))),
                Map.entry("main", hex(main)),
                Map.entry("dark", hex(mix(main, BLACK, 0.28))),
                Map.entry("light", hex(mix(main, background, 0.62))),
                Map.entry("accent", hex(accent)),
                Map.entry("deep", hex(mix(accent, BLACK, 0.28))),
                Map.entry("ink", hex(INK)),
                Map.entry("paper", hex(PAPER)));
    }

    /** {@code share} of one colour in another, channel by channel. */
    private static int mix(int colour, int other, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = colour >> shift & 0xff;
            int to = other >> shift & 0xff;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
