package dev.webstore.console.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.webstore.console.wire.MalformedMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns OTLP in JSON into the same message in protobuf. It is the protobuf JSON mapping but for ids, which are
 * hexadecimal, and enums, which are numbers; fields of unknown names are passed over.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">the specification</a>
 */
final class JsonMessage {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .build())
            .build();

    private static final Set<String> HEXADECIMAL = Set.of("trace_id", "span_id", "parent_span_id");

    /** The fields of each message by their names in JSON. */
    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

    private JsonMessage() {}

    /**
     * The message in protobuf.
     *
     * @throws MalformedMessageException when {@code json} is not that message
     */
    static byte[] toProtobuf(byte[] json, Descriptor type) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("The message is not a JSON object");
            }
            byte[] message = message(parser, type);
            if (parser.nextToken() != null) {
                throw new MalformedMessageException("Something follows the message");
            }
            return message;
        } catch (JacksonException e) {
            throw new MalformedMessageException("The message is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] message(JsonParser parser, Descriptor type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);
        Map<String, FieldDescriptor> fields = FIELDS.computeIfAbsent(type, JsonMessage::fields);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            FieldDescriptor field = fields.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (field == null) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                writeField(parser, field, out);
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static void writeField(JsonParser parser, FieldDescriptor field, CodedOutputStream out) throws IOException {
        if (!field.isRepeated()) {
            write(parser, field, out);
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(field, "a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            write(parser, field, out);
        }
    }

    private static void write(JsonParser parser, FieldDescriptor field, CodedOutputStream out) throws IOException {
        int number = field.getNumber();
        switch (field.getType()) {
            case MESSAGE -> {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw wrong(field, "an object");
                }
                out.writeByteArray(number, message(parser, field.getMessageType()));
            }
            case STRING -> out.writeString(number, text(parser, field));
            case BYTES -> out.writeByteArray(number, bytes(parser, field));
            case BOOL -> out.writeBool(number, flag(parser, field));
            case DOUBLE -> out.writeDouble(number, real(parser, field));
            case FIXED64, SFIXED64 -> out.writeFixed64(number, whole(parser, field));
            case FIXED32 -> out.writeFixed32(number, (int) whole(parser, field));
            case SINT32 -> out.writeSInt32(number, (int) whole(parser, field));
            case INT32, INT64, UINT32, UINT64 -> out.writeUInt64(number, whole(parser, field));
            case ENUM -> {
                if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                    throw wrong(field, "the number of an enum");
                }
                out.writeEnum(number, (int) whole(parser, field));
            }
            default -> throw new IllegalStateException("OTLP has no field of type " + field.getType());
        }
    }

    private static String text(JsonParser parser, FieldDescriptor field) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(field, "a text");
        }
        return parser.getString();
    }

    private static byte[] bytes(JsonParser parser, FieldDescriptor field) {
        String text = text(parser, field);
        boolean isHex = HEXADECIMAL.contains(field.getName());
        try {
            return isHex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw wrong(field, isHex ? "hexadecimal" : "Base64");
        }
    }

    private static boolean flag(JsonParser parser, FieldDescriptor field) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong(field, "true or false");
        };
    }

    /** Numbers may be written as texts, the only way to write those that are none. */
    private static double real(JsonParser parser, FieldDescriptor field) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> {
                try {
                    yield Double.parseDouble(parser.getString());
                } catch (NumberFormatException e) {
                    throw wrong(field, "a number");
                }
            }
            default -> throw wrong(field, "a number");
        };
    }

    /** Numbers of 64 bits are written as texts, but may come as numbers; 1.0 and 1e2 are whole, too. */
    private static long whole(JsonParser parser, FieldDescriptor field) {
        try {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> {
                    BigDecimal number = new BigDecimal(parser.getString());
                    if (Math.abs((long) number.scale()) > 32) {
                        throw wrong(field, "a whole number");
                    }
                    var integer = number.toBigIntegerExact();
                    if (integer.bitLength() > Long.SIZE) {
                        throw wrong(field, "a number of 64 bits");
                    }
                    yield integer.longValue();
                }
                default -> throw wrong(field, "a whole number");
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(field, "a whole number");
        }
    }

    private static MalformedMessageException wrong(FieldDescriptor field, String wanted) {
        return new MalformedMessageException("%s must be %s".formatted(field.getJsonName(), wanted));
    }

    private static Map<String, FieldDescriptor> fields(Descriptor type) {
        var fields = new HashMap<String, FieldDescriptor>();
        type.getFields().forEach(field -> fields.put(field.getJsonName(), field));
        return fields;
    }
}
