package dev.webstore.stack.install;

import dev.webstore.stack.program.Program.DebianPackage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Unpacks packages of Debian's into a folder; nothing is installed into the system. */
final class DebianPackages {

    private DebianPackages() {}

    /** Whether this system has the tools. */
    static boolean available(SearchPath path) {
        return path.find(List.of("apt-get")).isPresent()
                && path.find(List.of("dpkg")).isPresent();
    }

    /**
     * Downloads the package and unpacks it.
     *
     * @return the file of the program
     * @throws InstallException when there is no such package, or it does not hold the file
     */
    static Path unpack(DebianPackage wanted, Path folder, Tool tool) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        tool.run(folder, Map.of(), List.of("apt-get", "download", wanted.packageName()));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.deb")) {
            for (Path archive : archives) {
                tool.run(folder, Map.of(), List.of("dpkg", "-x", archive.toString(), folder.toString()));
                Files.delete(archive);
            }
        }
        Path file = folder.resolve(wanted.file());
        if (!Files.isExecutable(file)) {
            throw new InstallException("Debian's package %s has no %s".formatted(wanted.packageName(), wanted.file()));
        }
        return file;
    }
}
