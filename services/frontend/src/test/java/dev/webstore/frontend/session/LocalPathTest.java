package dev.webstore.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cart", "/?q=a%20b&page=2", "/orders/8f3f-70c2?x=1,2"})
    void ownPathsPass(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cart", "//evil.example", "/\\evil.example", "https://evil.example/", "/a\nb", "/<b>", "/a b"
            })
    void othersLeadToTheFrontPage(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void longPathsAreCutOffAtTheFrontPage() {
        assertThat(LocalPath.of("/" + "a".repeat(501))).isEqualTo("/");
    }

    @Test
    void refererCountsByItsPathAlone() {
        assertThat(LocalPath.ofReferer("https://any.example/cart?x=1#top")).isEqualTo("/cart?x=1");
        assertThat(LocalPath.ofReferer("mailto:a@b.example")).isEqualTo("/");
        assertThat(LocalPath.ofReferer("not a url")).isEqualTo("/");
    }
}
