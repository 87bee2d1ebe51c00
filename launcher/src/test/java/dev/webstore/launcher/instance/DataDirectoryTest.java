package dev.webstore.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path home;

    private DataDirectory directory;

    @BeforeEach
    void choose() {
        directory = new DataDirectory(home.resolve("data"));
    }

    @Test
    void knowsWhoRunsFromIt() {
        assertThat(directory.running()).isEmpty();

        Instance instance = Instance.starting();
        directory.note(instance);
        assertThat(directory.running()).contains(instance);

        Instance ready = instance.ready(Map.of("frontend", "http://localhost:3001"), Map.of("redis", "localhost:6379"));
        directory.note(ready);
        assertThat(directory.running()).contains(ready);

        directory.forget();
        assertThat(directory.running()).isEmpty();
    }

    @Test
    void isNotFooledByAnotherProcessWithTheSameNumber() {
        Instance self = Instance.starting();

        directory.note(new Instance(self.pid(), self.startedAt().minusSeconds(60), true, Map.of(), Map.of()));

        assertThat(directory.running()).isEmpty();
    }

    @Test
    void isNotFooledByOneThatHasEnded() throws Exception {
        Process process = new ProcessBuilder("true").start();
        var ended = new Instance(
                process.pid(),
                process.info().startInstant().orElse(Instance.starting().startedAt()),
                true,
                Map.of(),
                Map.of());
        process.waitFor();

        directory.note(ended);

        assertThat(directory.running()).isEmpty();
    }

    @Test
    void takesANoteItCannotReadForNone() throws IOException {
        Files.createDirectories(directory.path());
        Files.writeString(directory.path().resolve("instance.json"), "{\"pid\":");

        assertThat(directory.running()).isEmpty();
    }

    @Test
    void tellsItsOwnContentFromThatOfOthers() throws IOException {
        directory.note(Instance.starting());
        Files.createDirectories(directory.path().resolve("postgresql"));
        assertThat(directory.foreignContent()).isEmpty();

        Path letter = Files.writeString(directory.path().resolve("letter.txt"), "Dear customer");
        assertThat(directory.foreignContent()).containsExactly(letter);
    }

    @Test
    void goesWithAllItHolds() throws IOException {
        Files.createDirectories(directory.path().resolve("postgresql/base"));
        Files.writeString(directory.path().resolve("postgresql/base/1"), "1");

        directory.delete();

        assertThat(directory.path()).doesNotExist();
        directory.delete();
    }
}
