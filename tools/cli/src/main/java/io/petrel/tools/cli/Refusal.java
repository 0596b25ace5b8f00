package io.petrel.tools.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Turns an exception into the one line that a user reads. */
final class Refusal
{
    private static final String AERON = "io.aeron.";
    /** What a person cannot use: levels, classes, places in the code, numbers of errors. */
    private static final Pattern AERON_ADDS = Pattern.compile("ERROR - |(?:[a-z]+\\.)+[A-Z]\\w+ ?: " +
        "| \\(at [^()]*\\([^()]*\\)\\)|, name-resolver=.*(?=, error)|, errorCodeValue=-?[0-9]+");

    private Refusal()
    {
    }

    /** An expected failure is the input's fault and prints without a stack trace. */
    static boolean isExpected(final Throwable failure)
    {
        return failure instanceof CliError ||
            failure instanceof IOException ||
            failure instanceof UncheckedIOException ||
            failure instanceof IllegalArgumentException ||
            failure instanceof OutOfMemoryError ||
            failure.getClass().getName().startsWith(AERON) ||
            failure.getClass().getName().startsWith("io.petrel.");
    }

    static String describe(final Throwable failure)
    {
        if (failure instanceof OutOfMemoryError)
        {
            return "out of memory: " + failure.getMessage() + " (give the JVM more, as in PETREL_JAVA_OPTS=-Xmx2g)";
        }
        if (failure instanceof InternalError)
        {
            return "a mapped file could not be read or written: " + failure.getMessage() +
                " (the disk or /dev/shm is full, or a file was cut; ./petrel doctor looks at both)";
        }
        if (failure.getClass().getName().startsWith(AERON))
        {
            return "the media driver refuses: " + AERON_ADDS.matcher(
                oneLine(String.valueOf(failure.getMessage()))).replaceAll("") +
                " (name another channel, port or --driver, or end whoever has it)";
        }
        final Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        final String message = oneLine(String.valueOf(cause.getMessage()));
        if (cause instanceof NoSuchFileException)
        {
            return "no such file or folder: " + message + " (check its name and the folders above it)";
        }
        if (cause instanceof AccessDeniedException)
        {
            return "access denied: " + message + " (check its owner and mode)";
        }
        if (cause instanceof FileAlreadyExistsException)
        {
            return "exists already: " + message + " (choose another name or remove it)";
        }
        return isExpected(failure) && null != cause.getMessage() ? message : "unexpected " + oneLine(cause.toString());
    }

    static String oneLine(final String text)
    {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
