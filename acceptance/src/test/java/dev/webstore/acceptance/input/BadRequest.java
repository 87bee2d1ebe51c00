package dev.webstore.acceptance.input;

import dev.webstore.platform.service.ServiceName;

/**
 * A bad request and what it is to be told.
 *
 * @param name of the case
 * @param status the right status code
 * @param field the field that the answer must name, or empty
 */
record BadRequest(String name, ServiceName service, RawRequest request, int status, String field) {}
