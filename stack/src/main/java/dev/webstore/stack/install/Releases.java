package dev.webstore.stack.install;

import dev.webstore.stack.program.Program.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fetches releases, and opens only what is known to be what its publisher made. */
final class Releases {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Releases() {}

    /**
     * Downloads the archive, checks it and unpacks it. Whatever goes wrong, nothing of it is left.
     *
     * @param folder to work in
     * @return the folder with what is in the archive
     * @throws InstallException when it cannot be had, or is not what was expected
     */
    static Path unpack(Release release, Path folder, Tool tool) throws IOException, InterruptedException {
        delete(folder);
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Path archive = folder.resolve("archive.tar.gz");
        boolean good = false;
        try {
            String actual = download(release.url(), archive);
            if (!actual.equalsIgnoreCase(release.sha256())) {
                throw new InstallException(
                        "%s has the SHA-256 %s, not %s".formatted(release.url(), actual, release.sha256()));
            }
            tool.run(folder, Map.of(), List.of("tar", "-xzf", archive.toString(), "-C", tree.toString()));
            Files.delete(archive);
            good = true;
            return tree;
        } finally {
            if (!good) {
                delete(folder);
            }
        }
    }

    /** The SHA-256 of what was fetched. */
    private static String download(String url, Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            URLConnection connection = URI.create(url).toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            try (InputStream in = new DigestInputStream(connection.getInputStream(), digest);
                    OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | IllegalArgumentException e) {
            throw new InstallException("%s cannot be fetched: %s".formatted(url, e));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
