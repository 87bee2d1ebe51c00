package dev.webstore.stack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Program.DebianPackage;
import dev.webstore.stack.program.Program.GoModule;
import dev.webstore.stack.program.Program.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    @Test
    void unpacksAReleaseThatIsWhatWasExpected() throws Exception {
        byte[] archive = archive();
        try (var releases = new ReleaseServer(archive)) {
            Program published = published(releases.url(), ReleaseServer.sha256(archive));

            Acquisition first = installer().install(published, line -> {});
            Acquisition second = installer().install(published, line -> {});

            assertThat(first).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.executable()).isExecutable().startsWith(folder.resolve("cache"));
                assertThat(found.executable().resolve("../../public/page.html").normalize())
                        .exists();
                assertThat(found.origin()).isEqualTo(releases.url());
            });
            assertThat(second).isEqualTo(first);
            assertThat(releases.served()).isEqualTo(1);
        }
    }

    @Test
    void refusesAReleaseThatIsNot() throws Exception {
        byte[] archive = archive();
        String expected = "0".repeat(64);
        try (var releases = new ReleaseServer(archive)) {
            Acquisition refused = installer().install(published(releases.url(), expected), line -> {});

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Missing.class,
                            missing -> assertThat(missing.reason())
                                    .contains(ReleaseServer.sha256(archive), expected, releases.url()));
            try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    @Test
    void saysThatAReleaseCannotBeFetched() throws Exception {
        try (var releases = new ReleaseServer(archive())) {
            Acquisition failed = installer().install(published(releases.url() + ".gone", "0".repeat(64)), line -> {});

            assertThat(failed)
                    .isInstanceOfSatisfying(
                            Missing.class,
                            missing -> assertThat(missing.reason()).contains("cannot be fetched"));
        }
    }

    @Test
    void fetchesNoReleaseUnchecked() throws Exception {
        byte[] archive = archive();
        try (var releases = new ReleaseServer(archive)) {
            Program unchecked = published(releases.url(), null);

            assertThat(installer().install(unchecked, line -> {}))
                    .isInstanceOfSatisfying(
                            Missing.class,
                            missing -> assertThat(missing.reason()).isEqualTo("not here"));
            assertThat(releases.served()).isZero();
            assertThat(installer(Map.of("WEBSTORE_STACK_LATHE_SHA256", ReleaseServer.sha256(archive)))
                            .install(unchecked, line -> {}))
                    .isInstanceOf(Found.class);
        }
    }

    private static Program published(String url, @Nullable String sha256) {
        return new Program(
                "lathe",
                "lathe",
                List.of("lathe"),
                "tests",
                null,
                null,
                null,
                null,
                "not here",
                new Release(url, sha256));
    }

    /** A folder with a program in it, and what it needs. */
    private byte[] archive() throws IOException, InterruptedException {
        Path tree = Files.createDirectories(folder.resolve("tree/lathe-1.0"));
        Files.createDirectories(tree.resolve("bin"));
        Files.createDirectories(tree.resolve("public"));
        Files.writeString(tree.resolve("public/page.html"), "<p>");
        Files.setPosixFilePermissions(
                Files.writeString(tree.resolve("bin/lathe"), "#!/bin/sh\n"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        Path archive = folder.resolve("lathe.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        folder.resolve("tree").toString(),
                        "lathe-1.0")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(archive);
    }

    /** A machine with the basic tools, and what the test put there. */
    private Installer installer() {
        return installer(Map.of());
    }

    private Installer installer(Map<String, String> settings) {
        return new Installer(
                folder.resolve("cache"),
                Configuration.of(Map.of("PATH", folder.resolve("bin") + ":" + basics()))
                        .with(settings));
    }

    private Path basics() {
        try {
            Path basics = Files.createDirectories(folder.resolve("basics"));
            for (String name : List.of("cat", "chmod", "gzip", "mkdir", "nice", "tar", "touch", "sh")) {
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
