package dev.webstore.console.rule;

import dev.webstore.promql.Engine;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rules' expressions, evaluated by the engine; those that were checked are not parsed again. */
public final class EngineExpressions implements Expressions {

    private final Engine engine;
    private final Map<String, Expression> checked = new ConcurrentHashMap<>();

    /** Evaluated by {@code engine}. */
    public EngineExpressions(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void check(String expression) {
        checked.put(expression, Expression.parse(expression));
    }

    @Override
    public List<Point> evaluate(String expression, long time) {
        Expression known = checked.get(expression);
        Expression parsed = known == null ? Expression.parse(expression) : known;
        return switch (engine.instant(parsed, time).value()) {
            case Value.Scalar(long _, double value) -> List.of(new Point(Map.of(), value));
            case Value.Vector(long _, List<Value.Sample> samples) ->
                samples.stream()
                        .map(sample -> new Point(sample.labels().asMap(), sample.value()))
                        .toList();
            case Value.Text _, Value.Matrix _ ->
                throw new IllegalStateException("rule result is not a vector or scalar");
        };
    }
}
