package io.petrel.bench.harness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that measures something of its own when it is its turn and rests else: each line it is told is answered by
 * one line of numbers. One thread.
 */
public final class Peer implements AutoCloseable
{
    private static final List<String> HEAP = List.of("-Xms128m", "-Xmx128m");

    private final String name;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    private Peer(final String name, final Process process)
    {
        this.name = name;
        this.process = process;
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a command; what it says on its error output is passed on.
     *
     * @param name    for messages.
     * @param command to start.
     * @return the process.
     * @throws IOException when it cannot be started.
     */
    public static Peer start(final String name, final List<String> command) throws IOException
    {
        return new Peer(name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /**
     * Starts a class of this module with a node's flags, but little memory: several of them run at a time.
     *
     * @param main its main class.
     * @param args for it.
     * @return the process.
     * @throws IOException when it cannot be started.
     */
    public static Peer start(final Class<?> main, final String... args) throws IOException
    {
        final List<String> command = new ArrayList<>(Fork.java(main.getSimpleName()));
        command.addAll(HEAP);
        command.add(main.getName());
        command.addAll(List.of(args));
        return start(main.getSimpleName(), command);
    }

    /**
     * Asks it and waits.
     *
     * @param question one line.
     * @param numbers  that the answer must have.
     * @return the answer, number by number.
     * @throws IOException when it ended, or answered something else.
     */
    public String[] ask(final String question, final int numbers) throws IOException
    {
        in.write(question + "\n");
        in.flush();
        final String line = out.readLine();
        final String[] fields = null == line ? new String[0] : line.split(" ");
        if (numbers != fields.length)
        {
            throw new IOException(name + " answered '" + line + "' to '" + question + "'");
        }
        return fields;
    }

    @Override
    public void close()
    {
        process.destroy();
    }
}
