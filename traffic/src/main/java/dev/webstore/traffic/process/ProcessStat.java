package dev.webstore.traffic.process;

import java.time.Duration;

/**
 * What one line of {@code /proc/<pid>/stat} says; see proc_pid_stat(5).
 *
 * @param pid the process
 * @param command the name of its program, cut after 15 characters
 * @param parent its parent
 * @param cpu processor time of the process in user and kernel mode, and of its children that ended and were waited for
 */
public record ProcessStat(long pid, String command, long parent, Duration cpu) {

    /** The kernel reports times to user space in hundredths of a second (USER_HZ) on every Linux architecture we run on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Index of the fields after the command's closing parenthesis: state is 0. */
    private static final int PARENT = 1;

    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException when it does not look like one
     */
    static ProcessStat parse(String line) {
        // The command stands in parentheses and may itself hold spaces and parentheses.
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 1 || close < open) {
            throw new IllegalArgumentException("Not a line of /proc/<pid>/stat: " + line);
        }
        String[] fields = line.substring(close + 1).strip().split(" ", -1);
        if (fields.length <= CSTIME) {
            throw new IllegalArgumentException("Not a whole line of /proc/<pid>/stat: " + line);
        }
        long ticks = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new ProcessStat(
                Long.parseLong(line.substring(0, open).strip()),
                line.substring(open + 1, close),
                Long.parseLong(fields[PARENT]),
                Duration.ofNanos(ticks * NANOS_PER_TICK));
    }
}
