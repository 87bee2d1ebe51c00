package dev.webstore.stack.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program of the stack and where it can be had. At most one of {@code debian}, {@code go}, {@code collector} and
 * {@code absent} is there.
 *
 * @param name what we call it, such as {@code collector}
 * @param executable what its file in the cache is called
 * @param onPath names under which it may be on the PATH
 * @param purpose what it is for, in a few words
 * @param version what is built; nothing where Debian decides
 * @param absent why it can be taken from the PATH only, unless its release is checked
 * @param release where it is published ready to run; the last resort
 */
public record Program(
        String name,
        String executable,
        List<String> onPath,
        String purpose,
        @Nullable String version,
        @Nullable DebianPackage debian,
        @Nullable GoModule go,
        @Nullable CollectorComponents collector,
        @Nullable String absent,
        @Nullable Release release) {

    /** The same from another release. */
    public Program with(Release other) {
        return new Program(name, executable, onPath, purpose, version, debian, go, collector, absent, other);
    }

    /** A program in a package of Debian's. */
    public record DebianPackage(String packageName, String file) {}

    /**
     * A program in a module of Go's.
     *
     * @param module its path
     * @param packageName the folder of the program in the module
     * @param directives lines of go.mod that count only in the main module, which it is not when built from here
     */
    public record GoModule(String module, String packageName, List<String> directives) {}

    /**
     * An archive of programs that are ready to run on Linux with an x86-64 processor.
     *
     * @param url of the archive, a .tar.gz
     * @param sha256 what its content must have, in hexadecimal digits; unknown where we could not see the publisher's
     */
    public record Release(String url, @Nullable String sha256) {}

    /** A collector of these components only, each a module's path and version, made by the official builder. */
    public record CollectorComponents(
            String builder,
            List<String> extensions,
            List<String> receivers,
            List<String> processors,
            List<String> connectors,
            List<String> exporters,
            List<String> providers) {}
}
