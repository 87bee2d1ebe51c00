package dev.webstore.traffic.process;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** All processes of this machine, by what people call them. */
public final class ProcessTable {

    /**
     * Processor time used so far by all living processes of a name. Java processes have a name each: they differ most
     * of all in what they do.
     */
    public Map<String, Duration> cpuByName() {
        var cpu = new TreeMap<String, Duration>();
        if (ProcessTree.isReadable()) {
            ProcessTree.everything().forEach(process -> cpu.merge(name(process), process.cpu(), Duration::plus));
        }
        return cpu;
    }

    private static String name(ProcessStat process) {
        if (process.pid() == ProcessHandle.current().pid()) {
            return "this generator";
        }
        return process.command().equals("java") ? "java " + process.pid() : process.command();
    }
}
