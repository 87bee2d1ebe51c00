package dev.webstore.launcher;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what of a command line was not understood, and where to read more: a page of usage would bury it. */
final class Misunderstandings implements IParameterExceptionHandler {

    private static final Map<String, String> JAVA_WORDS = Map.of(
            " is not a double", " is not a number",
            " is not a long", " is not a whole number",
            " is not an int", " is not a whole number");

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(inWords(String.valueOf(thrown.getMessage())));
        UnmatchedArgumentException.printSuggestions(thrown, err);
        if (thrown instanceof MissingParameterException || isGroup(command)) {
            command.usage(err);
        } else {
            err.println("%s --help tells what it understands"
                    .formatted(command.getCommandSpec().qualifiedName()));
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Without its subcommand there is nothing but the list of them to show. */
    private static boolean isGroup(CommandLine command) {
        return !command.getSubcommands().isEmpty();
    }

    private static String inWords(String message) {
        String words = message;
        for (var word : JAVA_WORDS.entrySet()) {
            words = words.replace(word.getKey(), word.getValue());
        }
        return words;
    }
}
