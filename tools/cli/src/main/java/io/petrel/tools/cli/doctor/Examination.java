package io.petrel.tools.cli.doctor;

import io.petrel.node.app.WarmUpRoom;
import io.petrel.node.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks of one machine, in the order they are reported. */
public final class Examination
{
    private final ProcessorChecks processor;
    private final PinningChecks pinning;
    private final MemoryChecks memory;
    private final JvmChecks jvm = new JvmChecks();
    private final DiskChecks disk;
    private final WarmUpRoom room;

    /**
     * An examination that has not run yet.
     *
     * @param systemRoot    folder that holds {@code proc} and {@code sys}; "/" but in tests.
     * @param journalFolder where the journal will be; need not exist yet.
     * @param node          what the node's profile asks for.
     */
    public Examination(final Path systemRoot, final Path journalFolder, final NodeConfig node)
    {
        final SystemFiles files = new SystemFiles(systemRoot);
        processor = new ProcessorChecks(files);
        pinning = new PinningChecks(files, node);
        memory = new MemoryChecks(files);
        disk = new DiskChecks(journalFolder);
        room = WarmUpRoom.of(node);
    }

    /**
     * Runs every check.
     *
     * @return what was found, one finding per check.
     * @throws IOException when the journal's file system cannot be asked.
     */
    public List<Finding> run() throws IOException
    {
        final List<Finding> findings = new ArrayList<>(processor.all());
        findings.addAll(pinning.all());
        findings.addAll(memory.all());
        findings.addAll(jvm.all());
        findings.addAll(disk.all());
        findings.add(DiskChecks.warmUp(room));
        return List.copyOf(findings);
    }
}
