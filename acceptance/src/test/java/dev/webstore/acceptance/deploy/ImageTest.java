package dev.webstore.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of good Dockerfiles that this one promises to keep, and that its scripts are scripts. */
class ImageTest {

    private static final Path ROOT = Checkout.root();
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");

    private static List<String> instructions = List.of();

    @BeforeAll
    static void read() throws IOException {
        String text = Files.readString(ROOT.resolve("deploy/image/Dockerfile"));
        instructions = CONTINUED
                .matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void buildsOnPinnedBasesThatCanBeReplaced() {
        assertThat(of("ARG"))
                .filteredOn(argument -> argument.startsWith("JDK=") || argument.startsWith("BASE="))
                .hasSize(2)
                .allMatch(argument -> argument.matches("\\w+=[\\w./-]+:[\\w.-]+"))
                .noneMatch(argument -> argument.endsWith(":latest"));
        assertThat(of("FROM")).allMatch(base -> base.matches("\\$\\{(JDK|BASE)}( AS \\w+)?|(build|runtime) AS \\w+"));
    }

    @Test
    void runsAsNobodyInParticular() {
        assertThat(of("USER").getLast()).matches("[1-9]\\d*:[1-9]\\d*");
        int user = instructions.lastIndexOf("USER " + of("USER").getLast());
        assertThat(instructions.subList(user, instructions.size())).noneMatch(line -> line.startsWith("RUN "));
        assertThat(of("RUN")).noneMatch(command -> command.contains("sudo"));
    }

    @Test
    void leavesSignalsToTheService() {
        assertThat(of("ENTRYPOINT")).containsExactly("[\"webstore\"]");
        assertThat(of("CMD")).allMatch(command -> command.startsWith("[\""));
        assertThat(of("HEALTHCHECK")).singleElement().asString().endsWith("CMD [\"webstore-health\"]");
    }

    @Test
    void copiesOnlyFromTheContext() {
        assertThat(of("ADD")).isEmpty();
        assertThat(of("COPY"))
                .filteredOn(copy -> !copy.startsWith("--from="))
                .flatExtracting(copy -> {
                    List<String> words = List.of(copy.split("\\s+"));
                    return words.subList(0, words.size() - 1);
                })
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
        assertThat(of("WORKDIR")).allMatch(folder -> folder.startsWith("/"));
    }

    @Test
    void hasScriptsThatAShellCanRead() throws IOException, InterruptedException {
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(ROOT.resolve("deploy"))) {
            scripts = files.filter(Files::isExecutable)
                    .filter(Files::isRegularFile)
                    .toList();
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(5);
        for (Path script : scripts) {
            assertThat(Files.readString(script)).as(script.toString()).startsWith("#!");
            int exit = new ProcessBuilder("bash", "-n", script.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).as(script.toString()).isZero();
        }
    }

    private static List<String> of(String instruction) {
        return instructions.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }
}
