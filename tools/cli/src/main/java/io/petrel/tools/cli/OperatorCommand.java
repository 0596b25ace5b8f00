package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.unit.Units;
import io.petrel.node.operator.OperatorCommandFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands to a node have in common: they leave a file in its inbox and wait until it is journaled. */
abstract class OperatorCommand extends PetrelCommand
{
    private static final long LOOK_EVERY_NS = 20_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @Parameters(index = "0", paramLabel = "JOURNAL", arity = "0..1", defaultValue = "data/latest",
        description = "Journal of the node (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--account", paramLabel = "NAME", description = "Name or number of the account (default: all).")
    private String account;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is journaled.")
    private String reason;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "10",
        description = "How long to wait until a running node has journaled it (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    abstract OperatorAction action();

    @Override
    protected final int run(final Output output) throws IOException
    {
        JournalInput.requireBoth(journal);
        final int accountId = null == account ? Units.NULL_ACCOUNT : AccountNamesInput.idOf(journal, account);
        final Optional<ProcessHandle> node = OperatorCommandFile.node(journal);
        final Path file = command(accountId).leave(journal);
        final boolean isTaken = node.isPresent() && awaitTaken(file);
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", action().name());
        fields.put("account", null == account ? "all" : account);
        fields.put("node", node.isPresent() ? "process " + node.get().pid() : "none");
        fields.put("journaled", isTaken);
        fields.put("note", isTaken ? "journaled and done; see ./petrel accounts " + journal : node.isPresent() ?
            "the node has not taken it within " + waitSeconds + " s; it is left in " + file :
            "no node runs on " + journal + "; it is left in " + file + " and taken when one starts");
        output.fields(fields);
        return node.isPresent() && !isTaken ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private OperatorCommandFile command(final int accountId)
    {
        try
        {
            return new OperatorCommandFile(WallClock.nowNs(), accountId, action(), reason);
        }
        catch (final IllegalArgumentException refused)
        {
            throw usageError(refused.getMessage());
        }
    }

    private boolean awaitTaken(final Path file)
    {
        final long endNs = System.nanoTime() + waitSeconds * NS_PER_SECOND;
        while (Files.exists(file) && System.nanoTime() - endNs < 0)
        {
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
        return !Files.exists(file);
    }
}
