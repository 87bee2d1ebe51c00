package dev.webstore.console.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class TextsTest {

    private final Texts texts = new Texts();

    @Property(tries = 300)
    void keepsEachTextOnce(@ForAll @Size(max = 200) List<@StringLength(max = 50) String> all) {
        for (String text : all) {
            String kept = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            int number = texts.intern(text);
            assertThat(texts.get(number)).isEqualTo(kept);
            assertThat(texts.intern(text)).isEqualTo(number);
            assertThat(texts.find(text)).isEqualTo(number);
        }
    }

    @Property(tries = 300)
    void findsPartsInAnyCase(
            @ForAll @Size(max = 50) List<@AlphaChars @StringLength(max = 8) String> all,
            @ForAll @AlphaChars @StringLength(min = 1, max = 2) String part) {
        all.forEach(texts::intern);

        BitSet found = texts.containing(part);

        for (int number = 0; number < texts.size(); number++) {
            assertThat(found.get(number))
                    .isEqualTo(texts.get(number).toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
        }
    }

    @Example
    void cutsLongTextsBetweenCharacters() {
        String text = "x" + "ä".repeat(Texts.MAX_BYTES);

        assertThat(texts.get(texts.intern(text))).isEqualTo("x" + "ä".repeat(Texts.MAX_BYTES / 2 - 1));
    }

    @Example
    void doesNotFindWhatIsNotThere() {
        assertThat(texts.find("nothing")).isEqualTo(-1);
        assertThat(texts.find("")).isZero();
    }
}
