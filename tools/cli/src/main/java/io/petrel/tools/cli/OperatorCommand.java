package io.petrel.tools.cli;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.unit.Units;
import io.petrel.node.operator.OperatorCommandFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands to a node have in common: they leave a file in its inbox and wait until it is journaled. */
abstract class OperatorCommand extends PetrelCommand
{
    @Mixin
    private NodeOptions target = new NodeOptions();

    @Option(names = "--account", paramLabel = "NAME", description = "Name or number of the account (default: all).")
    private String account;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is journaled.")
    private String reason;

    abstract OperatorAction action();

    /** What a person must know who gives it, or null. */
    String warning()
    {
        return null;
    }

    @Override
    protected final int run(final Output output) throws IOException
    {
        final Path journal = target.journal();
        final int accountId = null == account ? Units.NULL_ACCOUNT : AccountNamesInput.idOf(journal, account);
        final Optional<ProcessHandle> node = target.node();
        final Path file = command(accountId).leave(journal);
        final boolean isTaken = node.isPresent() && target.awaitTaken(file);
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", action().name());
        fields.put("account", null == account ? "all" : account);
        fields.put("node", node.isPresent() ? "process " + node.get().pid() : "none");
        fields.put("journaled", isTaken);
        fields.put("note", isTaken ?
            "journaled and done; see ./petrel accounts " + journal :
            target.left(file, node.isPresent()));
        if (null != warning())
        {
            fields.put("warning", warning());
        }
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
}
