package dev.webstore.traffic.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As much of main-service as a journey needs: two products, accounts, carts by token. */
public final class FakeShop implements AutoCloseable {

    private static final String PRODUCTS = """
            {"products":[
              {"product_id":"aud-001","category":"audio","stock":9,"countries":["US","UK","DE","FR","JP","BR","IN"]},
              {"product_id":"gar-004","category":"garden","stock":9,"countries":["UK"]}],"total":2}""";

    private static final String ORDER = "{\"order_id\":\"ord_%d\",\"status\":\"PAID\",\"total\":19.99}";

    private static final Pattern PAYMENT =
            Pattern.compile("\"payment_method\":\"(credit_card|debit_card|paypal|bank_transfer)\"");

    private final HttpServer server;
    private final AtomicInteger accounts = new AtomicInteger();
    private final Set<String> filledCarts = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger paid = new AtomicInteger();
    private final Map<String, Integer> forcedStatus = new ConcurrentHashMap<>();

    private FakeShop(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port. */
    public static FakeShop start() throws IOException {
        var shop = new FakeShop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        shop.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.server.createContext("/", shop::handle);
        shop.server.start();
        return shop;
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All requests so far: method, path and query. */
    public List<String> requests() {
        return requests;
    }

    /** Answers every request to {@code path} with {@code status} from now on. */
    public void force(String path, int status) {
        forcedStatus.put(path, status);
    }

    /** The orders that were paid: each in a {@code format} with its number, separated by {@code separator}. */
    public String orders(String format, String separator) {
        return IntStream.rangeClosed(1, paid.get()).mapToObj(format::formatted).collect(Collectors.joining(separator));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            String key = exchange.getRequestMethod() + " " + path;
            if (forcedStatus.containsKey(path)) {
                answer(exchange, forcedStatus.get(path), "{}");
            } else if (key.equals("GET /products")) {
                answer(exchange, 200, PRODUCTS);
            } else if (key.equals("POST /auth/register") && body.contains("@example.com")) {
                answer(exchange, 201, "{\"token\":\"token-%d\"}".formatted(accounts.incrementAndGet()));
            } else if (key.equals("GET /health")) {
                answer(exchange, 200, "{}");
            } else if (key.equals("POST /auth/login")) {
                answer(exchange, 200, "{\"token\":\"token-%d\"}".formatted(accounts.incrementAndGet()));
            } else if (key.equals("GET /products/aud-001") || key.equals("GET /products/gar-004")) {
                answer(exchange, 200, "{}");
            } else if (token == null) {
                answer(exchange, 401, "{}");
            } else if (key.equals("POST /cart/add") && body.contains("\"quantity\":")) {
                filledCarts.add(token);
                answer(exchange, 200, "{}");
            } else if (key.equals("GET /cart")) {
                answer(exchange, 200, "{}");
            } else if (key.equals("POST /checkout") && PAYMENT.matcher(body).find()) {
                boolean bought = filledCarts.remove(token);
                if (bought) {
                    paid.incrementAndGet();
                }
                answer(exchange, bought ? 201 : 409, "{\"total\":19.99}");
            } else if (key.equals("GET /orders")) {
                answer(exchange, 200, "{\"orders\":[%s]}".formatted(orders(ORDER, ",")));
            } else {
                answer(exchange, 404, "{}");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
