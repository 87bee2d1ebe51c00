package dev.webstore.frontend.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the products look like: one drawing each, on a canvas of 400 by 300, in the SVG files beside this class. A
 * product that nobody has drawn yet gets a drawing of its category, or a parcel.
 */
final class Drawings {

    private static final List<String> FILES = List.of(
            "audio",
            "books",
            "clothing",
            "electronics",
            "garden",
            "home",
            "kitchen",
            "office",
            "sports",
            "toys",
            "other");

    /** In a file, a drawing is a group that begins and ends at the start of a line, named by its product. */
    private static final Pattern DRAWING = Pattern.compile("(?ms)^<g id=\"([a-z]{3}-\\d{3})\">$(.*?)^</g>$");

    private static final String PARCEL = "any-001";

    private final Map<String, String> byProduct = new TreeMap<>();

    /** Reads all drawings. */
    Drawings() {
        FILES.forEach(this::read);
    }

    /** The drawing of a product: SVG elements in which {@code {name}} stands for a colour. */
    String of(String productId) {
        String own = byProduct.get(productId);
        if (own != null) {
            return own;
        }
        String category = productId.length() > 3 ? productId.substring(0, 4) : productId;
        List<String> ofCategory = byProduct.entrySet().stream()
                .filter(drawing -> drawing.getKey().startsWith(category))
                .map(Map.Entry::getValue)
                .toList();
        return ofCategory.isEmpty()
                ? byProduct.getOrDefault(PARCEL, "")
                : ofCategory.get(Math.floorMod(productId.hashCode(), ofCategory.size()));
    }

    private void read(String name) {
        String file = name + ".svg";
        try (InputStream in = Drawings.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + file + " is missing");
            }
            DRAWING.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(drawing -> byProduct.put(drawing.group(1), drawing.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
