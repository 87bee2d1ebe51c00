package dev.webstore.platform.profiling;

import dev.webstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A profile as it arrived.
 *
 * @param labels of the series
 * @param type what a sample counts, and its unit
 */
record ReceivedProfile(Map<String, String> labels, String type, List<Sample> samples) {

    /**
     * A sample.
     *
     * @param methods the innermost first
     * @param spanId empty when it has none
     */
    record Sample(List<String> methods, long value, String spanId) {}

    /** All of a push. */
    static List<ReceivedProfile> of(byte[] push) throws IOException {
        List<ReceivedProfile> profiles = new ArrayList<>();
        for (var series : Json.tree(push).path("series")) {
            Map<String, String> labels = new HashMap<>();
            series.path("labels")
                    .forEach(label -> labels.put(
                            label.path("name").asString(), label.path("value").asString()));
            for (var sample : series.path("samples")) {
                profiles.add(of(
                        labels,
                        Base64.getDecoder().decode(sample.path("raw_profile").asString())));
            }
        }
        return profiles;
    }

    private static ReceivedProfile of(Map<String, String> labels, byte[] pprof) throws IOException {
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(pprof)).readAllBytes();
        ProtobufFields profile = ProtobufFields.read(ByteBuffer.wrap(unzipped));
        List<String> strings = profile.texts(6);
        Map<Long, String> functions = new HashMap<>();
        profile.messages(5)
                .forEach(function -> functions.put(function.number(1), strings.get((int) function.number(2))));
        Map<Long, String> locations = new HashMap<>();
        profile.messages(4)
                .forEach(location -> locations.put(
                        location.number(1),
                        functions.get(location.messages(4).getFirst().number(1))));
        List<Sample> samples = profile.messages(2).stream()
                .map(sample -> new Sample(
                        sample.numbers(1).stream().map(locations::get).toList(),
                        sample.numbers(2).getFirst(),
                        spanId(sample, strings)))
                .toList();
        ProtobufFields type = profile.messages(1).getFirst();
        return new ReceivedProfile(
                labels, strings.get((int) type.number(1)) + ":" + strings.get((int) type.number(2)), samples);
    }

    private static String spanId(ProtobufFields sample, List<String> strings) {
        return sample.messages(3).stream()
                .filter(label -> strings.get((int) label.number(1)).equals("span_id"))
                .map(label -> strings.get((int) label.number(2)))
                .findFirst()
                .orElse("");
    }
}
