package dev.webstore.console.page;

import dev.webstore.console.page.OverviewPages.Health;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom, laid out from left to right.
 *
 * @param nodes those who call or are called
 * @param arrows the calls
 * @param width of the picture
 * @param height of the picture
 */
public record ServiceMap(List<Node> nodes, List<Arrow> arrows, int width, int height) {

    /** Size of a node. */
    public static final int NODE_WIDTH = 150;

    /** Size of a node. */
    public static final int NODE_HEIGHT = 44;

    private static final int COLUMN = 300;
    private static final int LINE = 78;
    private static final int MOST_COLUMNS = 6;

    /** Who calls whom. */
    public record Call(String client, String server) {}

    /**
     * Calls.
     *
     * @param rate each second
     * @param failed the share that failed
     */
    public record Edge(Call call, double rate, double failed) {}

    /**
     * A service in its place.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param health how it is, or null when it does not say
     */
    public record Node(String name, int x, int y, @Nullable Health health) {}

    /** An edge as an SVG path from node to node. */
    public record Arrow(Edge edge, String path, int labelX, int labelY) {}

    static ServiceMap of(List<Edge> edges, List<Health> services) {
        Map<String, Integer> columns = columns(edges);
        Map<String, Health> health = new HashMap<>();
        services.forEach(service -> health.put(service.name(), service));
        Map<Integer, Integer> used = new HashMap<>();
        Map<String, Node> nodes = new LinkedHashMap<>();
        columns.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    int line = used.merge(entry.getValue(), 1, Integer::sum) - 1;
                    nodes.put(
                            entry.getKey(),
                            new Node(
                                    entry.getKey(),
                                    10 + entry.getValue() * COLUMN,
                                    10 + line * LINE,
                                    health.get(entry.getKey())));
                });
        List<Arrow> arrows = new ArrayList<>();
        for (Edge edge : edges) {
            Node from = nodes.get(edge.call().client());
            Node to = nodes.get(edge.call().server());
            if (from != null && to != null && !from.equals(to)) {
                arrows.add(arrow(edge, from, to));
            }
        }
        int widest = nodes.values().stream().mapToInt(Node::x).max().orElse(0) + NODE_WIDTH + 20;
        int tallest = nodes.values().stream().mapToInt(Node::y).max().orElse(0) + NODE_HEIGHT + 20;
        return new ServiceMap(List.copyOf(nodes.values()), arrows, widest, tallest);
    }

    /** Everybody stands one column to the right of whoever calls them; circles are cut where they are too long. */
    private static Map<String, Integer> columns(List<Edge> edges) {
        Map<String, Integer> columns = new HashMap<>();
        edges.forEach(edge -> {
            columns.putIfAbsent(edge.call().client(), 0);
            columns.putIfAbsent(edge.call().server(), 0);
        });
        List<Edge> sorted = edges.stream()
                .sorted(Comparator.comparing(edge -> edge.call().client()))
                .toList();
        for (int round = 0; round < MOST_COLUMNS; round++) {
            for (Edge edge : sorted) {
                int after = columns.getOrDefault(edge.call().client(), 0) + 1;
                if (after < MOST_COLUMNS
                        && !edge.call().client().equals(edge.call().server())) {
                    columns.merge(edge.call().server(), after, Math::max);
                }
            }
        }
        return columns;
    }

    private static Arrow arrow(Edge edge, Node from, Node to) {
        int startX = from.x() + NODE_WIDTH;
        int startY = from.y() + NODE_HEIGHT / 2;
        int endX = to.x() - 6;
        int endY = to.y() + NODE_HEIGHT / 2;
        if (endX - startX < COLUMN) {
            int middle = (startX + endX) / 2;
            String path =
                    "M%d %dC%d %d %d %d %d %d".formatted(startX, startY, middle, startY, middle, endY, endX, endY);
            // Nearer to its end, where arrows from one place are apart.
            return new Arrow(edge, path, middle + (endX - startX) / 12, startY + (endY - startY) * 4 / 5 - 4);
        }
        // Below whoever stands between.
        int low = Math.max(startY, endY) + LINE * 3 / 4;
        String path = "M%d %dC%d %d %d %d %d %d"
                .formatted(startX, startY, startX + COLUMN / 3, low, endX - COLUMN / 3, low, endX, endY);
        return new Arrow(edge, path, (startX + endX) / 2, (startY + endY + 6 * low) / 8 - 4);
    }
}
