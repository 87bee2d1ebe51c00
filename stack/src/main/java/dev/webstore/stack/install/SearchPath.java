package dev.webstore.stack.install;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The folders of a PATH. */
record SearchPath(List<Path> folders) {

    /** As the environment has it. */
    static SearchPath of(String path) {
        return new SearchPath(Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    /** As a process's environment has it. */
    @Override
    public String toString() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The first executable file of one of these names, links followed: that is how the system shows a process. */
    Optional<Path> find(List<String> names) {
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .map(SearchPath::real);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
