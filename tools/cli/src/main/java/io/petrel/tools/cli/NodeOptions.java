package io.petrel.tools.cli;

import io.petrel.node.operator.OperatorCommandFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which node a command is for, and how long it may take. */
final class NodeOptions
{
    private static final long LOOK_EVERY_NS = 20_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @Parameters(index = "0", paramLabel = "JOURNAL", arity = "0..1", defaultValue = "data/latest",
        description = "Journal of the node (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @InRange(from = 0, to = 86_400)
    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "10",
        description = "How long to wait until a running node has done it (default: ${DEFAULT-VALUE}).")
    private long waitSeconds;

    /** The journal, once it is known to be one. */
    Path journal()
    {
        return JournalInput.require(journal, FolderKind.NODE);
    }

    Optional<ProcessHandle> node()
    {
        return OperatorCommandFile.node(journal);
    }

    /** Whether a running node takes a file out of its inbox in time. */
    boolean awaitTaken(final Path file)
    {
        return await(() -> !Files.exists(file));
    }

    /** Whether something comes true in time. */
    boolean await(final BooleanSupplier condition)
    {
        final long endNs = System.nanoTime() + waitSeconds * NS_PER_SECOND;
        boolean isTrue = condition.getAsBoolean();
        while (!isTrue && System.nanoTime() - endNs < 0)
        {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            isTrue = condition.getAsBoolean();
        }
        return isTrue;
    }

    /** Why a file still lies in the inbox. */
    String left(final Path file, final boolean isRunning)
    {
        return isRunning ?
            "the node has not taken it within " + waitSeconds + " s; it is left in " + file :
            "no node runs on " + journal + "; it is left in " + file + " and taken when one starts";
    }
}
