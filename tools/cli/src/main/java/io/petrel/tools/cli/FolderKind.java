package io.petrel.tools.cli;

import io.petrel.journal.append.Manifest;
import io.petrel.journal.append.ManifestFile;
import io.petrel.journal.frame.QueueRole;
import io.petrel.tools.research.calibrate.ParameterTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose queues a folder holds: each has the same form, and a command that takes one for another goes astray. */
enum FolderKind
{
    /** Events of a node, and what its core said. */
    NODE("a node's journal", "give the journal of a run or a backtest"),
    /** What a venue's process took and reported. */
    VENUE("a venue's journal", "name a new one, or the journal of a ./petrel venue"),
    /** Market events. */
    TAPE("a tape", "make one with ./petrel import"),
    /** Parameters and models to start with. */
    PARAMETERS("a parameter tape", "make one with ./petrel calibrate --out or train --out");

    /** In the manifest of a venue's journal; a node's has none. */
    static final String ROLE = "role";
    /** The venue's. */
    static final String VENUE_ROLE = "venue";

    private final String words;
    private final String mend;

    FolderKind(final String words, final String mend)
    {
        this.words = words;
        this.mend = mend;
    }

    /** By its manifest; where that cannot be read, by the queues that are there. */
    static FolderKind of(final Path folder)
    {
        try
        {
            return of(ManifestFile.read(folder));
        }
        catch (final IOException unreadable)
        {
            return Files.isDirectory(folder.resolve(QueueRole.OUTBOUND.folder())) ? NODE : TAPE;
        }
    }

    private static FolderKind of(final Manifest manifest)
    {
        if (Manifest.Kind.TAPE == manifest.kind())
        {
            return ParameterTape.isOne(manifest) ? PARAMETERS : TAPE;
        }
        return VENUE_ROLE.equals(manifest.extra().get(ROLE)) ? VENUE : NODE;
    }

    /** What it is, with its article. */
    String words()
    {
        return words;
    }

    /** What to do for one. */
    String mend()
    {
        return mend;
    }
}
