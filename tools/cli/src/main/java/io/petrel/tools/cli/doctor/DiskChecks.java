package io.petrel.tools.cli.doctor;

import io.petrel.node.app.WarmUpRoom;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The disk that will hold the journal: room, kind, and whether it can be written. */
final class DiskChecks
{
    private static final long FAIL_BELOW_BYTES = 1L << 30;
    private static final long WARN_BELOW_BYTES = 10L << 30;
    private static final List<String> NOT_LOCAL = List.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p");

    private final Path journalFolder;

    DiskChecks(final Path journalFolder)
    {
        this.journalFolder = journalFolder;
    }

    List<Finding> all() throws IOException
    {
        final Path folder = nearestExisting(journalFolder.toAbsolutePath().normalize());
        final FileStore store = Files.getFileStore(folder);
        return List.of(freeSpace(folder, store.getUsableSpace()), kind(folder, store.type()), writable(folder));
    }

    static Finding freeSpace(final Path folder, final long freeBytes)
    {
        final String found = String.format(Locale.ROOT, "%.1f GiB free at %s", freeBytes / (double)(1L << 30), folder);
        final String mend = "free space, or put the journal on another disk with --journal";
        if (freeBytes < FAIL_BELOW_BYTES)
        {
            return Finding.fail("journal disk", found, mend);
        }
        return freeBytes < WARN_BELOW_BYTES ?
            Finding.warn("journal disk", found, mend) : Finding.ok("journal disk", found);
    }

    static Finding kind(final Path folder, final String type)
    {
        if (NOT_LOCAL.contains(type))
        {
            return Finding.fail("journal file system", type + " at " + folder,
                "memory-mapped queues need a local file system, for instance ext4 or xfs");
        }
        if (type.equals("tmpfs") || type.equals("ramfs"))
        {
            return Finding.warn("journal file system", type + " at " + folder,
                "this is memory and is lost at power-off: keep journals that matter on ext4 or xfs");
        }
        return Finding.ok("journal file system", type);
    }

    /** A run that practises first, as a paced one does, journals there meanwhile. */
    static Finding warmUp(final WarmUpRoom room)
    {
        return room.isEnough() ? Finding.ok("warm-up", room.found()) :
            Finding.warn("warm-up", room.found() + ": left out", room.mend());
    }

    private static Finding writable(final Path folder)
    {
        if (Files.isWritable(folder))
        {
            return Finding.ok("journal folder", "writable");
        }
        return Finding.fail("journal folder", "not writable: " + folder, "change its owner or mode, or use --journal");
    }

    private static Path nearestExisting(final Path path)
    {
        Path folder = path;
        while (!Files.isDirectory(folder))
        {
            folder = folder.getParent();
        }
        return folder;
    }
}
