package dev.webstore.frontend.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void readsFieldsAsBrowsersSendThem() {
        Form form = Form.parse("name=+Uma+%26+Co+&password=+a+&box=1&box=2&empty=&country=DE&=x&alone");

        assertThat(form.text("name")).isEqualTo("Uma & Co");
        assertThat(form.verbatim("password")).isEqualTo(" a ");
        assertThat(form.all("box")).containsExactly("1", "2");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.text("alone")).isEmpty();
        assertThat(form.oneOf("country", Country.class)).isEqualTo(Country.DE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%0d%0aSet-Cookie:x", "a=%00", "a=%", "a=%zz", "%0a=b"})
    void refusesWhatNoFormOfOursCanHold(String body) {
        assertThatThrownBy(() -> Form.parse(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void isShownAgainWithWhatWasWrong() {
        FilledForm form = Form.parse("quantity=x&box=1")
                .refused(Problem.ofField(400, "Invalid input", "quantity", "must be a whole number"));

        assertThat(form.value("quantity")).isEqualTo("x");
        assertThat(form.has("box", "1")).isTrue();
        assertThat(form.isRefused()).isTrue();
        assertThat(form.error("quantity")).isEqualTo("must be a whole number");
        assertThat(form.error("box")).isNull();
    }
}
