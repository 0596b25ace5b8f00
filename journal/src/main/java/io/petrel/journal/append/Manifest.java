package io.petrel.journal.append;

import io.petrel.codecs.event.MessageHeaderDecoder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a journal was made with. Written once as {@code manifest.json} and repeated in the head record of each queue, so
 * a lost file can be rebuilt and a queue of another journal is recognised.
 *
 * @param kind          journal or tape.
 * @param build         of the program that made it.
 * @param schemaId      of all messages.
 * @param schemaVersion of all messages.
 * @param configHash    hash of the resolved configuration; empty where none applies.
 * @param seed          of the run's random generators; 0 where none applies.
 * @param createdNs     when, ns since the Unix epoch; given by the host, since this module has no clock.
 * @param extra         whatever else the host wants to keep, sorted by key.
 */
public record Manifest(
    Kind kind,
    String build,
    int schemaId,
    int schemaVersion,
    String configHash,
    long seed,
    long createdNs,
    Map<String, String> extra)
{
    /** What a folder is. */
    public enum Kind
    {
        /** Inbound and outbound queue of a node. */
        JOURNAL,
        /** Inbound queue only: recorded or imported market data. */
        TAPE
    }

    /** Copies the map, sorted. */
    public Manifest
    {
        if (null == kind || null == build || null == configHash)
        {
            throw new IllegalArgumentException("a manifest needs kind, build and configHash");
        }
        extra = Collections.unmodifiableMap(new TreeMap<>(extra));
    }

    /**
     * Manifest of a journal that this build makes.
     *
     * @param build      of the program.
     * @param configHash hash of the resolved configuration.
     * @param seed       of the run's random generators.
     * @param createdNs  now, ns since the Unix epoch.
     * @param extra      whatever else is to be kept.
     * @return a manifest with this build's schema.
     */
    public static Manifest ofJournal(
        final String build,
        final String configHash,
        final long seed,
        final long createdNs,
        final Map<String, String> extra)
    {
        return new Manifest(Kind.JOURNAL, build, MessageHeaderDecoder.SCHEMA_ID, MessageHeaderDecoder.SCHEMA_VERSION,
            configHash, seed, createdNs, extra);
    }

    /**
     * Manifest of a tape that this build makes.
     *
     * @param build     of the program.
     * @param createdNs now, ns since the Unix epoch.
     * @param extra     whatever else is to be kept: source files, options of the import.
     * @return a manifest with this build's schema.
     */
    public static Manifest ofTape(final String build, final long createdNs, final Map<String, String> extra)
    {
        return new Manifest(Kind.TAPE, build, MessageHeaderDecoder.SCHEMA_ID, MessageHeaderDecoder.SCHEMA_VERSION,
            "", 0, createdNs, extra);
    }
}
