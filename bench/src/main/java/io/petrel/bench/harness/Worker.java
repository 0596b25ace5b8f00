package io.petrel.bench.harness;

import java.io.IOException;
import java.nio.file.Path;

/** Main class of a measuring process: runs one set and writes its rows. */
public final class Worker
{
    private Worker()
    {
    }

    /**
     * Runs.
     *
     * @param args file of the request, file for the rows.
     * @throws IOException when the set cannot read or write what it needs.
     */
    public static void main(final String[] args) throws IOException
    {
        final Path request = Path.of(args[0]);
        final Work work = (Work)Fork.read(request);
        final BenchRun run = new BenchRun(work, request.toAbsolutePath().getParent());
        Suites.find(work.suite()).run(run);
        Fork.write(Path.of(args[1]), run.outcome());
        System.exit(0);
    }
}
