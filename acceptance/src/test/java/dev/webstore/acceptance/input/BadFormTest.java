package dev.webstore.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Storefront;
import dev.webstore.platform.service.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storefront shows what is wrong on a page of its own, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFormTest {

    private ShopUnderTest shop;
    private Storefront storefront;

    @BeforeAll
    void start() {
        shop = ShopUnderTest.start(
                Map.of("WEBSTORE_RATE_LIMIT_USER", "1000000", "WEBSTORE_RATE_LIMIT_SIGN_IN", "1000"));
        shop.api(ServiceName.MAIN)
                .as("user-token-123")
                .post("/cart/add", Map.of("product_id", "boo-001", "quantity", 2, "country", "US"));
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @BeforeEach
    void signIn() {
        storefront = new Storefront(shop.url(ServiceName.FRONTEND));
        storefront.signIn("user@webstore.example", ShopUnderTest.DEMO_PASSWORD);
    }

    static Stream<Arguments> forms() {
        String longText = "x".repeat(10_000);
        return Stream.of(
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=0&country=US", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=-1&country=US", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=100&country=US", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=1.5&country=US", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=many&country=US", 400),
                form(
                        "/products/boo-001",
                        "/cart/items",
                        "product_id=boo-001&quantity=99999999999999999999&country=US",
                        400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=&country=US", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=1&country=XX", 400),
                form("/products/boo-001", "/cart/items", "product_id=boo-001&quantity=1&country=", 400),
                form("/products/boo-001", "/cart/items", "product_id=none&quantity=1&country=US", 404),
                form("/products/boo-001", "/cart/items", "product_id=&quantity=1&country=US", 404),
                form("/products/boo-001", "/cart/items", "product_id=../cart&quantity=1&country=US", 404),
                form("/products/boo-001", "/cart/items", "product_id=" + longText + "&quantity=1&country=US", 404),
                form("/cart", "/cart/items/boo-001", "quantity=0&do=change", 400),
                form("/cart", "/cart/items/boo-001", "quantity=100&do=change", 400),
                form("/cart", "/cart/items/boo-001", "quantity=&do=change", 400),
                form("/cart", "/cart/items/boo-002", "quantity=1&do=change", 404),
                form("/cart", "/cart/items/boo-002", "do=remove", 404),
                form("/checkout", "/checkout", "country=XX&payment_method=paypal", 400),
                form("/checkout", "/checkout", "country=US&payment_method=cash", 400),
                form("/checkout", "/checkout", "country=US&payment_method=", 400),
                form("/checkout", "/checkout", "country=US&payment_method=paypal&coupon_code=NONE", 422),
                form("/checkout", "/checkout", "country=US&payment_method=paypal&coupon_code=" + longText, 400),
                form("/sign-up", "/sign-up", "email=nonsense&password=12345678&name=A", 400),
                form("/sign-up", "/sign-up", "email=a@example.com&password=short&name=A", 400),
                form("/sign-up", "/sign-up", "email=a@example.com&password=12345678&name=", 400),
                form("/sign-up", "/sign-up", "email=user@webstore.example&password=12345678&name=A", 409),
                form("/sign-in", "/sign-in", "email=&password=", 400),
                form("/sign-in", "/sign-in", "email=user@webstore.example&password=wrong", 422));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormThatMakesNoSenseIsShownAgain(String page, String action, Map<String, String> fields, int status) {
        List<String> before = state();
        storefront.open(page);
        Answer answer = storefront.submit(action, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertPage(answer);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no/such/page",
                "/products/none",
                "/orders/none",
                "/assets/none.js",
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/../../etc/passwd"
            })
    void aPageThatDoesNotExistIs404(String path) {
        Answer answer = storefront.open(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertPage(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?page=0",
                "/?page=x",
                "/?page=999999999999",
                "/?sort=evil",
                "/?country=XX",
                "/?q=%00",
                "/?category=%00",
                "/products/%00",
                "/orders/%00",
                "/orders?page=-1",
                "/sign-in?next=%00"
            })
    void aQueryThatMakesNoSenseIs400(String path) {
        Answer answer = storefront.open(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertPage(answer);
    }

    @Test
    void whatSomebodyTypedIsShownAsTheyTypedItAndNotAsMarkup() {
        String markup = "<script>alert(1)</script>\"'>";
        Answer search = storefront.open("/?q=%3Cscript%3Ealert(1)%3C/script%3E%22'%3E");
        assertThat(search.body()).doesNotContain("<script>alert(1)");
        storefront.open("/sign-up");
        Answer refused = storefront.submit("/sign-up", Map.of("email", markup, "password", "1", "name", markup));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("<script>alert(1)").contains("&lt;script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"page\":\"nowhere\"}",
                "{\"page\":\"cart\",\"vitals\":{\"lcp\":-1},\"requests\":[],\"errors\":[]}",
                "{\"page\":\"cart\",\"vitals\":{\"lcp\":1e400},\"requests\":[],\"errors\":[]}",
                "{\"page\":\"cart\",\"requests\":[{\"trace_id\":\"x\"}],\"errors\":[]}",
                "{\"page\":\"cart\",\"requests\":[],\"errors\":[{\"kind\":\"other\",\"message\":\"\\u0000\",\"where\":\"\"}]}",
                "{\"page\":\"cart\",\"requests\":[],\"errors\":[],\"labels\":{\"user\":\"1\"}}"
            })
    void aBeaconThatNoPageOfOursWouldSendIsRefused(String beacon) {
        RawAnswer answer = RawRequest.of(
                        "POST", "/rum", beacon.getBytes(StandardCharsets.UTF_8), "Content-Type: application/json")
                .sendTo(shop.port(ServiceName.FRONTEND));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "BREW"})
    void aMethodThatIsNotPossibleIs405(String method) {
        for (String path : List.of("/", "/cart", "/checkout", "/sign-in", "/orders")) {
            RawAnswer answer = RawRequest.of(method, path).sendTo(shop.port(ServiceName.FRONTEND));
            assertThat(answer.status()).as(path + answer).isEqualTo(405);
            assertThat(answer.header("allow")).contains("GET");
        }
    }

    @Test
    void aFormOfAnotherKindOrSizeIsRefused() {
        int port = shop.port(ServiceName.FRONTEND);
        byte[] large = ("a=" + "b".repeat(70_000)).getBytes(StandardCharsets.US_ASCII);
        String type = "Content-Type: application/x-www-form-urlencoded";
        assertThat(RawRequest.of("POST", "/sign-in", large, type).sendTo(port).status())
                .isEqualTo(413);
        assertThat(RawRequest.of("POST", "/sign-in", new byte[] {'a'}, "Content-Type: text/plain")
                        .sendTo(port)
                        .status())
                .isEqualTo(415);
        assertThat(RawRequest.of("POST", "/sign-in", "a=%zz".getBytes(StandardCharsets.US_ASCII), type)
                        .sendTo(port)
                        .status())
                .isEqualTo(400);
    }

    private static void assertPage(Answer answer) {
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.body())
                .contains("<html", "</html>")
                .doesNotContainPattern("\\bat [a-z]+(\\.[a-zA-Z$]+)+\\(")
                .doesNotContain("Exception", "io.helidon", "root:");
    }

    private List<String> state() {
        return shop.stores().everyRow("products", "tokens");
    }

    private static Arguments form(String page, String action, String fields, int status) {
        Map<String, String> values = Arrays.stream(fields.split("&", -1))
                .collect(Collectors.toMap(
                        field -> field.substring(0, field.indexOf('=')),
                        field -> field.substring(field.indexOf('=') + 1)));
        return Arguments.of(page, action, values, status);
    }
}
