package dev.webstore.launcher.shop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who listens on a port, where the system tells: Linux does, for processes of the same user. */
public final class PortOwner {

    /** The state of a listening socket in {@code /proc/net/tcp}; see proc_net_tcp in the Linux documentation. */
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** The process that listens on {@code port}. */
    public static Optional<ProcessHandle> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/net", table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(columns -> listensOn(columns, port))
                        .forEach(columns -> sockets.add("socket:[" + columns[9] + "]"));
            } catch (IOException notLinux) {
                return Optional.empty();
            }
        }
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process, sockets))
                        .findFirst();
    }

    /** The name of a process's program, for people. */
    public static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
    }

    private static boolean listensOn(String[] columns, int port) {
        return columns.length > 9
                && columns[3].equals(LISTENING)
                && Integer.parseInt(columns[1], columns[1].indexOf(':') + 1, columns[1].length(), 16) == port;
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        Path open = Path.of("/proc", String.valueOf(process.pid()), "fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException goneOrForeign) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
