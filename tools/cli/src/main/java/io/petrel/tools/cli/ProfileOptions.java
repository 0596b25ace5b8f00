package io.petrel.tools.cli;

import io.petrel.node.config.NodeConfig;
import io.petrel.tools.cli.doctor.CorePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * What machine this runs on, as files of the configuration: {@code node/NAME.yaml} for threads and journal, {@code
 * jvm/NAME.args} for the JVM, which the launcher reads before this runs. A profile has one of them or both.
 */
final class ProfileOptions
{
    @Option(names = "--profile", paramLabel = "NAME", split = ",",
        description = "Profiles of the machine, of config/node and config/jvm: dedicated, huge-pages.")
    private List<String> names = List.of();

    /** Files of the section node, later ones before earlier ones. */
    List<Path> nodeLayers()
    {
        requireKnown();
        return names.stream().map(ProfileOptions::node).filter(Files::exists).toList();
    }

    /** Refuses cores that this machine does not offer, before anything is made: later only a thread could fail. */
    void requireCores(final NodeConfig node)
    {
        final CorePlan plan = new CorePlan(Path.of("/"), node);
        if (!plan.missing().isEmpty())
        {
            throw new CliError((names.isEmpty() ? "the configuration" : "profile " + String.join(",", names)) +
                " asks for cores that are missing", plan.missing(), plan.mend());
        }
    }

    /** Refuses a profile that there is no file of. */
    void requireKnown()
    {
        for (final String name : names)
        {
            if (!Files.exists(node(name)) && !Files.exists(jvm(name)))
            {
                throw new CliError("no profile " + name, node(name) + " and " + jvm(name) + " are not there",
                    "dedicated and huge-pages come with this installation; docs/host.md says what they do");
            }
        }
    }

    private static Path node(final String name)
    {
        return RunFolders.config("node").resolve(name + ".yaml");
    }

    private static Path jvm(final String name)
    {
        return RunFolders.config("jvm").resolve(name + ".args");
    }
}
