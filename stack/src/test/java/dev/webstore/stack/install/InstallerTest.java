package dev.webstore.stack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Program.DebianPackage;
import dev.webstore.stack.program.Program.GoModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {

    private static final Program PACKAGED = new Program(
            "sieve",
            "sieve",
            List.of("sieve"),
            "tests",
            null,
            new DebianPackage("sieve", "usr/bin/sieve"),
            null,
            null,
            null);
    private static final Program BUILT = new Program(
            "kiln",
            "kiln",
            List.of("kiln"),
            "tests",
            "v1.2.3",
            null,
            new GoModule("example.com/kiln", "cmd/kiln", List.of("replace a => b v1.0.0")),
            null,
            null);

    @TempDir
    private Path folder;

    @Test
    void takesWhatIsOnThePath() throws IOException {
        Path tool = script("sieve", "");

        assertThat(installer().find(PACKAGED)).isEqualTo(new Found(PACKAGED, tool, "PATH"));
    }

    @Test
    void unpacksDebiansPackageIntoTheCacheOnce() throws IOException, InterruptedException {
        script("apt-get", "echo fetched >> \"" + folder + "/fetches\"; touch sieve_1_amd64.deb");
        script(
                "dpkg",
                "mkdir -p \"$3/usr/bin\"; printf '#!/bin/sh\\n' > \"$3/usr/bin/sieve\"; chmod +x \"$3/usr/bin/sieve\"");

        Acquisition first = installer().install(PACKAGED, line -> {});
        Acquisition second = installer().install(PACKAGED, line -> {});

        assertThat(first).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.executable()).isExecutable().startsWith(folder.resolve("cache"));
            assertThat(found.origin()).isEqualTo("Debian's package sieve");
        });
        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("fetches")).hasContent("fetched");
    }

    @Test
    void buildsAGoModuleWithTheLinesThatOnlyTheMainModuleMayHave() throws IOException, InterruptedException {
        script("go", """
                if [ "$1" = mod ]; then
                  mkdir -p source
                  echo 'example.com/kiln v1.2.3 h1:sum' > source/go.sum
                  echo "{\\"Dir\\": \\"$PWD/source\\"}"
                else
                  cat go.mod go.sum > "$3"
                  echo "$4" >> "$3"
                  chmod +x "$3"
                fi
                """);

        Acquisition built = installer().install(BUILT, line -> {});

        assertThat(built)
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.executable())
                                .content()
                                .contains(
                                        "require example.com/kiln v1.2.3",
                                        "replace a => b v1.0.0",
                                        "example.com/kiln/cmd/kiln"));
    }

    @Test
    void saysWhyItCouldNotBeBuilt() throws IOException, InterruptedException {
        script("go", "echo 'go: downloading something' >&2; echo 'go: example.com/kiln: not available' >&2; exit 1");

        Acquisition failed = installer().install(BUILT, line -> {});

        assertThat(failed)
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.reason())
                                .contains("go: example.com/kiln: not available")
                                .doesNotContain("downloading"));
        assertThat(installer().find(BUILT)).isInstanceOf(Missing.class);
    }

    @Test
    void saysWhatItWouldNeed() throws InterruptedException {
        assertThat(installer().install(BUILT, line -> {}))
                .isEqualTo(new Missing(BUILT, "needs Go on the PATH to build it"));
        assertThat(installer().install(PACKAGED, line -> {}))
                .isEqualTo(new Missing(PACKAGED, "needs Debian's apt-get and dpkg"));
    }

    /** A machine with the basic tools, and what the test put there. */
    private Installer installer() {
        return new Installer(
                folder.resolve("cache"), Configuration.of(Map.of("PATH", folder.resolve("bin") + ":" + basics())));
    }

    private Path basics() {
        try {
            Path basics = Files.createDirectories(folder.resolve("basics"));
            for (String name : List.of("cat", "chmod", "mkdir", "touch", "sh")) {
                Path link = basics.resolve(name);
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, Path.of("/bin", name));
                }
            }
            return basics;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
