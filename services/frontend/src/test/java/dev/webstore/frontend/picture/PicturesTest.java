package dev.webstore.frontend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PicturesTest {

    private static final List<String> CATEGORIES =
            List.of("aud", "boo", "clo", "ele", "gar", "hom", "kit", "off", "spo", "toy");

    private final Pictures pictures = new Pictures();

    /** The products of the seeded catalogue. */
    static Stream<String> products() {
        return CATEGORIES.stream()
                .flatMap(category -> IntStream.rangeClosed(1, 8).mapToObj(number -> category + "-00" + number));
    }

    @ParameterizedTest
    @MethodSource("products")
    void everyProductHasAValidPictureOfItsOwn(String productId) throws Exception {
        String picture = pictures.of(productId);

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("*").getLength()).isGreaterThan(6);
        assertThat(picture).doesNotContain("{", "\"none\" stroke=\"none\"", "href", "<style", "<script");
        assertThat(pictures.of(productId)).isEqualTo(picture);
    }

    @Test
    void noTwoProductsLookTheSame() {
        var seen = new HashSet<String>();

        assertThat(products().map(pictures::of)).allMatch(seen::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud-999", "zzz-001", "x", "", "a-b_C9"})
    void unknownProductsHaveOneToo(String productId) {
        assertThat(pictures.of(productId))
                .startsWith("<svg")
                .endsWith("</svg>\n")
                .doesNotContain("{");
    }
}
