package dev.webstore.platform.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. Carries no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** Answers with {@code problem}. */
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** Answers with {@code problem} and these response headers, such as {@code Retry-After}. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        this(problem, headers, null);
    }

    /** Answers with {@code problem}; the log tells what is behind it. */
    public ProblemException(Problem problem, Map<String, String> headers, @Nullable Throwable cause) {
        super(problem.detail(), cause, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** 400: the input is not what the operation takes. */
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.ofField(400, "Invalid input", field, detail));
    }

    /** 400: several fields are not what the operation takes. */
    public static ProblemException invalid(List<Problem.FieldError> errors) {
        var first = errors.getFirst();
        return new ProblemException(Problem.of(400, "Invalid input", first.field() + " " + first.detail(), errors));
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, "Not found", detail));
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }

    /** Response headers that belong to the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
