package dev.webstore.platform.client;

import dev.webstore.platform.json.Json;

/**
 * What came of a call to another system. The three cases differ in what may have happened on the other side, which is
 * what decides whether money may have moved.
 */
public sealed interface Reply {

    /**
     * The other side answered.
     *
     * @param status the HTTP status code
     * @param body the body, possibly empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and copying each body would cost.
    record Answered(int status, byte[] body) implements Reply {

        /** Whether the status is 2xx. */
        public boolean successful() {
            return status / 100 == 2;
        }

        /**
         * The body as JSON.
         *
         * @throws tools.jackson.core.JacksonException when it is not JSON of that shape
         */
        public <T> T as(Class<T> type) {
            return Json.read(body, type);
        }
    }

    /**
     * The call was never sent, so nothing happened on the other side.
     *
     * @param reason why, in a word that is fit for a metric label: {@code circuit_open}, {@code bulkhead_full} or
     *     {@code unreachable}
     */
    record NotSent(String reason) implements Reply {}

    /**
     * The call was sent, but no answer came: anything may have happened on the other side.
     *
     * @param reason {@code timeout} or {@code connection_lost}
     */
    record NoAnswer(String reason) implements Reply {}
}
