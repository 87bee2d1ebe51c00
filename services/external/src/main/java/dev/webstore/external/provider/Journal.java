package dev.webstore.external.provider;

import dev.webstore.platform.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The book on disk: one JSON line for each state a charge came to, the latest one standing.
 *
 * <p>A line is handed to the operating system in one write before anybody is told about it, so it survives the death of
 * this process at any moment. It is not forced to the disk: a death of the machine may lose the last seconds.
 */
final class Journal implements AutoCloseable {

    // Not a FileChannel: that one closes for everybody when a writing thread is interrupted.
    private final FileOutputStream file;
    private long length;

    private Journal(FileOutputStream file, long length) {
        this.file = file;
        this.length = length;
    }

    /**
     * Reads all lines, oldest first. A last line without its end was never confirmed to anybody and is left out.
     *
     * @throws IllegalStateException when any other line is damaged
     */
    static List<Charge> read(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            var charges = new ArrayList<Charge>();
            int end;
            for (int start = 0; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
                charges.add(parse(text.substring(start, end), path, charges.size() + 1));
            }
            return charges;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the journal anew with {@code charges}, in one step: a crash leaves either the old or the new one. */
    static Journal rewrite(Path path, Collection<Charge> charges) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path next = path.resolveSibling(path.getFileName() + ".next");
            try (var out = new FileOutputStream(next.toFile())) {
                for (Charge charge : charges) {
                    out.write(line(charge));
                }
                out.getFD().sync();
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Journal(new FileOutputStream(path.toFile(), true), Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException when it cannot be written; the journal is then as it was
     */
    void append(Charge charge) {
        byte[] line = line(charge);
        try {
            file.write(line);
            length += line.length;
        } catch (IOException e) {
            takeBackPartOfLine(e);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeBackPartOfLine(IOException reason) {
        try {
            file.getChannel().truncate(length);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static byte[] line(Charge charge) {
        return (Json.text(charge) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Charge parse(String line, Path path, int number) {
        try {
            return Json.read(line.getBytes(StandardCharsets.ISO_8859_1), Charge.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("Line %d of %s is damaged".formatted(number, path), e);
        }
    }
}
