package io.petrel.tools.cli;

import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the processes of a machine meet, and what they call themselves. */
final class WireOptions
{
    /** The stream after it is in use too. */
    static final int STREAM_MAX = Integer.MAX_VALUE - 1;

    private static final long NS_PER_MS = 1_000_000L;
    private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    /** Made once, when a system was installed: tells hosts apart that are called the same. */
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    @Option(names = "--driver", paramLabel = "DIR",
        description = "Folder of the media driver, the same for all processes (default: petrel-USER in /dev/shm).")
    private Path driver;

    @InRange(from = 1, to = 86_400_000)
    @Option(names = "--silence-ms", paramLabel = "MS", defaultValue = "3000",
        description = "A process that said nothing for so long is taken for gone (default: ${DEFAULT-VALUE}).")
    private long silenceMs;

    @Option(names = "--spin",
        description = "Threads on the wire spin instead of sleeping; each needs a core of its own.")
    private boolean isSpinning;

    Path folder()
    {
        final Path folder = null == driver ? WireSettings.defaultFolder() : driver;
        if (Files.exists(folder) && !Files.isDirectory(folder))
        {
            throw new CliError("a file, not a folder", folder.toString(), "name another folder with --driver");
        }
        return folder;
    }

    WireSettings settings()
    {
        final WireSettings settings = WireSettings.ipc(folder()).withSilenceNs(silenceMs * NS_PER_MS);
        return isSpinning ? settings.spinning() : settings;
    }

    WireCounters counters(final String role)
    {
        return new WireCounters(folder(), role);
    }

    /** By its host and its journal a process is known to the others, after each of its starts. */
    static String processName(final Path journal) throws IOException
    {
        return processName(hostName(), machineId(), journal);
    }

    /** Hosts may be laid out and called alike, and meet over UDP. */
    static String processName(final String host, final String machineId, final Path journal)
    {
        return host + (machineId.isEmpty() ? "" : "/" + machineId) + ":" + journal.toAbsolutePath().normalize();
    }

    private static String machineId() throws IOException
    {
        return Files.isReadable(MACHINE_ID) ? Files.readString(MACHINE_ID).strip() : "";
    }

    /** As the kernel has it, where it can be read: the library's answer may wait for a name server. */
    private static String hostName() throws IOException
    {
        return Files.isReadable(KERNEL_HOST_NAME) ?
            Files.readString(KERNEL_HOST_NAME).strip() : InetAddress.getLocalHost().getHostName();
    }

    /** What a process counted, below its summary. */
    static void print(final Output output, final Map<String, Object> fields, final Map<String, Long> counted)
        throws IOException
    {
        if (output.isJson())
        {
            final Map<String, Object> all = new LinkedHashMap<>(fields);
            all.put("wire", counted);
            output.fields(all);
            return;
        }
        output.fields(fields);
        output.line("");
        final Table table = new Table("COUNTED ON THE WIRE", "");
        counted.forEach((label, value) -> table.row(label, value));
        output.table(table);
    }
}
