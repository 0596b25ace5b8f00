package io.petrel.tools.cli;

import io.petrel.core.param.ParamSpec;
import io.petrel.node.config.ConfigError;
import io.petrel.node.config.ConfigException;
import io.petrel.node.config.ConfigKey;
import io.petrel.node.config.PetrelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code petrel config}: is a configuration right, what does it come to, and what could it hold. */
@Command(
    name = "config",
    description = "Check a configuration, show what it comes to, or list the keys there are.",
    footer = {"", "Examples:", "  ./petrel config check", "  ./petrel config show config/paper.yaml --json",
        "  ./petrel config keys", "",
        "Prints every mistake with file, line and column, and how to mend it; exit code 1 when there is one."})
final class ConfigCommand extends PetrelCommand
{
    @Parameters(index = "0", paramLabel = "check|show|keys",
        description = "check: find every mistake; show: print every value in its canonical form; " +
            "keys: list every key with what it may hold.")
    private Action action;

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1",
        description = "The top file (default: config/paper.yaml of the project).")
    private Path file;

    /** What to do with the configuration. */
    enum Action
    {
        CHECK,
        SHOW,
        KEYS
    }

    @Override
    protected int run(final Output output) throws IOException
    {
        if (Action.KEYS == action)
        {
            printKeys(output);
            return ExitCode.DONE;
        }

        final Path top = null == file ? RunFolders.config() : file;

        try
        {
            final PetrelConfig config = PetrelConfig.load(top);
            print(output, config);
            return ExitCode.DONE;
        }
        catch (final ConfigException refused)
        {
            print(output, top, refused.errors());
            return ExitCode.REFUSED;
        }
    }

    private static void printKeys(final Output output) throws IOException
    {
        final List<ConfigKey> keys = PetrelConfig.keys();

        if (output.isJson())
        {
            Output.write(output.json(), keys.stream().map(ConfigCommand::fields).toList());
            return;
        }

        final Table table = new Table("SECTION", "KEY", "NEEDED", "VALUE", "MEANING");
        keys.forEach(key -> table.row(
            key.section(), key.key(), key.isRequired() ? "yes" : "no", key.expected(), key.description()));
        output.table(table);
    }

    private void print(final Output output, final PetrelConfig config) throws IOException
    {
        if (output.isJson())
        {
            Output.write(output.json(), document(config));
        }
        else if (Action.SHOW == action)
        {
            output.line("# " + config.file() + ", hash " + hex(config.hash()));
            if (!config.news().isEmpty())
            {
                output.line("# " + config.news().size() + " releases of calendars are in the hash; without them, as a" +
                    " journal's manifest has it: " + hex(config.journalHash()));
            }
            config.yaml().lines().forEach(output::line);
        }
        else
        {
            output.line(config.file() + " is right, hash " + hex(config.hash()));
            config.unset().forEach(spec -> output.line("not set: " + spec.key() + " (" + spec.description() + ")"));
        }
    }

    private Map<String, Object> document(final PetrelConfig config)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", config.file());
        document.put("valid", true);
        document.put("hash", hex(config.hash()));
        document.put("journalHash", hex(config.journalHash()));
        document.put("releases", config.news().size());
        document.put("unset", config.unset().stream().map(ParamSpec::key).toList());
        document.put("errors", List.of());

        if (Action.SHOW == action)
        {
            document.put("config", config.tree());
        }

        return document;
    }

    private static void print(final Output output, final Path top, final List<ConfigError> errors) throws IOException
    {
        if (output.isJson())
        {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", top);
            document.put("valid", false);
            document.put("errors", errors.stream().map(ConfigCommand::fields).toList());
            Output.write(output.json(), document);
        }
        else
        {
            errors.forEach(error -> output.note(error.toString()));
            output.note(errors.size() + (1 == errors.size() ? " mistake" : " mistakes"));
        }
    }

    private static Map<String, Object> fields(final ConfigError error)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", error.file());
        fields.put("line", error.line());
        fields.put("column", error.column());
        fields.put("what", error.what());
        fields.put("mend", error.mend());
        return fields;
    }

    private static Map<String, Object> fields(final ConfigKey key)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("section", key.section());
        fields.put("key", key.key());
        fields.put("required", key.isRequired());
        fields.put("value", key.expected());
        fields.put("meaning", key.description());
        return fields;
    }

    private static String hex(final long hash)
    {
        return String.format(Locale.ROOT, "%016x", hash);
    }
}
