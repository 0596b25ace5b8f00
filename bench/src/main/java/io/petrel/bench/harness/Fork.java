package io.petrel.bench.harness;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.IoUtil;

/** A JVM of its own for one set, with the flags of a node: {@code config/jvm}, as the launcher gives them. */
final class Fork
{
    private static final int FIRST_WITH_NEWER_FLAGS = 24;

    private Fork()
    {
    }

    /** Runs a set in a new process. */
    static Outcome run(final Work work) throws IOException
    {
        final Path folder = Files.createTempDirectory("petrel-bench-");
        try
        {
            final Path request = folder.resolve("request");
            final Path rows = folder.resolve("rows");
            write(request, work);
            final List<String> command = new ArrayList<>(java(work.suite()));
            command.addAll(List.of(Worker.class.getName(), request.toString(), rows.toString()));
            await(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start(), work.suite());
            return (Outcome)read(rows);
        }
        finally
        {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    /** Command that starts a JVM as the launcher does, up to the class path. */
    static List<String> java(final String suite)
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFiles());
        command.add("-Dpetrel.root=" + root());
        command.add("-Djmh.ignoreLock=true");
        command.add("-Djmh.blackhole.autoDetect=false");
        command.add("-Dpetrel.bench.suite=" + suite);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /** The files of flags, as {@code java} takes them. */
    static List<String> jvmFiles()
    {
        final Path jvm = root().resolve("config").resolve("jvm");
        final List<String> files = new ArrayList<>(List.of("@" + jvm.resolve("base.args")));
        if (Runtime.version().feature() >= FIRST_WITH_NEWER_FLAGS)
        {
            files.add("@" + jvm.resolve("jdk-24.args"));
        }
        files.add("@" + jvm.resolve("engine.args"));
        return files;
    }

    /** Root of the project. */
    static Path root()
    {
        return Path.of(System.getProperty("petrel.root", "")).toAbsolutePath();
    }

    static void write(final Path file, final Object value) throws IOException
    {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file)))
        {
            out.writeObject(value);
        }
    }

    static Object read(final Path file) throws IOException
    {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file)))
        {
            return in.readObject();
        }
        catch (final ClassNotFoundException e)
        {
            throw new IOException("not written by a bench: " + file, e);
        }
    }

    private static void await(final Process process, final String suite) throws IOException
    {
        try
        {
            final int exit = process.waitFor();
            if (0 != exit)
            {
                throw new IOException("the process of bench set " + suite + " ended with " + exit +
                    "; its output is above");
            }
        }
        catch (final InterruptedException e)
        {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while bench set " + suite + " ran", e);
        }
    }
}
