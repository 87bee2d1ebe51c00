package dev.webstore.traffic.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Finds the process that listens on a port of this machine, from Linux's {@code /proc}. */
public final class PortHolder {

    /** The state of a socket that listens, in {@code /proc/net/tcp}. */
    private static final String LISTENING = "0A";

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** The process that listens on {@code port}; nothing when none does, or it is somebody else's. */
    public static OptionalLong of(int port) {
        Set<String> sockets = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            sockets.addAll(sockets(Path.of("/proc/net", table), port));
        }
        return sockets.isEmpty()
                ? OptionalLong.empty()
                : ProcessHandle.allProcesses()
                        .mapToLong(ProcessHandle::pid)
                        .filter(pid -> holds(pid, sockets))
                        .findFirst();
    }

    private static List<String> sockets(Path table, int port) {
        String wanted = "%04X".formatted(port);
        var sockets = new ArrayList<String>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > INODE
                        && fields[LOCAL_ADDRESS].endsWith(":" + wanted)
                        && fields[STATE].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[INODE] + "]");
                }
            }
        } catch (IOException e) {
            // No such table, no such sockets: a system without IPv6, or one that is not Linux.
        }
        return sockets;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // It has just ended, or is somebody else's.
        }
        return false;
    }
}
