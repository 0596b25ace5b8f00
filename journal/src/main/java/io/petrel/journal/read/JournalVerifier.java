package io.petrel.journal.read;

import io.petrel.journal.append.JournalInspection;
import io.petrel.journal.append.ManifestFile;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.store.ScanProgress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a whole journal or tape and says everything that is wrong with it: sequence gaps, checksums, schema, order,
 * holes, cut files, causes that are not there, manifest, and queues of another journal. Writes nothing, needs no lock;
 * a journal that is being written is checked as far as it has come.
 */
public final class JournalVerifier
{
    private JournalVerifier()
    {
    }

    /**
     * Verifies.
     *
     * @param dir      the journal's folder.
     * @param progress told now and then.
     * @return what was found.
     * @throws JournalException when the folder holds no journal at all.
     */
    public static VerifyReport verify(final Path dir, final ScanProgress progress)
    {
        requireJournal(dir);
        final JournalInspection found = JournalInspection.of(dir, progress);
        return new VerifyReport(
            found, found.damages().stream().map(damage -> new Finding(damage, mend(damage, dir))).toList());
    }

    static void requireJournal(final Path dir)
    {
        final boolean isJournal = Files.isRegularFile(dir.resolve(ManifestFile.NAME)) ||
            Files.isDirectory(dir.resolve(QueueRole.INBOUND.folder()));
        if (!isJournal)
        {
            throw new JournalException("no journal at " + dir + ": give the folder that holds manifest.json");
        }
    }

    private static String mend(final Damage damage, final Path dir)
    {
        final String repair = "petrel repair " + dir + " --out NEW_DIR";
        if (DamageKind.FOREIGN == damage.kind())
        {
            return "put this journal's own queue back, or go on without it: " + repair;
        }
        if (DamageKind.SCHEMA == damage.kind() && ManifestFile.NAME.equals(damage.queue()))
        {
            return "read it with the build that made it";
        }
        return repair;
    }
}
