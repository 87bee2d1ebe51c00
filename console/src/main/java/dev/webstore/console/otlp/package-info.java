/** The OTLP receivers: gRPC and HTTP, protobuf and JSON. */
@NullMarked
package dev.webstore.console.otlp;

import org.jspecify.annotations.NullMarked;
