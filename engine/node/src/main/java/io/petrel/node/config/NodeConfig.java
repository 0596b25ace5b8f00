package io.petrel.node.config;

import io.petrel.journal.append.JournalSettings;
import io.petrel.node.snapshot.SnapshotSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where and how a node runs.
 *
 * @param journalDir        folder of runs that name no journal, and of the default feed.
 * @param waitMode          how the engine thread waits for events.
 * @param engineCore        core the engine thread is pinned to, or {@link #ANY_CORE}.
 * @param feedCore          core the thread is pinned to that publishes to the ring, or {@link #ANY_CORE}.
 * @param ringSlots         slots of the ring, a power of two.
 * @param tickIntervalNs    time between two ticks of the clock, ns.
 * @param idleTicksMax      ticks after the last feed event before the feed counts as idle.
 * @param journalBlockBytes block that the journal maps at once, bytes.
 * @param snapshots         when the node's state is written beside its journal.
 * @param warmUp            what it practises on before its first event.
 * @param rehearseAfterNs   time without an event after which the engine thread rehearses, ns, or {@link #NO_REHEARSAL}.
 */
public record NodeConfig(
    Path journalDir,
    WaitMode waitMode,
    int engineCore,
    int feedCore,
    int ringSlots,
    long tickIntervalNs,
    int idleTicksMax,
    int journalBlockBytes,
    SnapshotSettings snapshots,
    WarmUpSettings warmUp,
    long rehearseAfterNs)
{
    /** The engine thread runs wherever the system puts it. */
    public static final int ANY_CORE = -1;
    /** The engine thread only waits. */
    public static final long NO_REHEARSAL = Long.MAX_VALUE;

    static final String TICK_INTERVAL_NS = "tick_interval_ns";
    static final String IDLE_TICKS_MAX = "idle_ticks_max";

    private static final String JOURNAL_DIR = "journal_dir";
    private static final String WAIT_STRATEGY = "wait_strategy";
    private static final String ENGINE_CORE = "engine_core";
    private static final String FEED_CORE = "feed_core";
    private static final String RING_SLOTS = "ring_slots";
    private static final String JOURNAL_BLOCK_BYTES = "journal_block_bytes";
    private static final String SNAPSHOT_INTERVAL_NS = "snapshot_interval_ns";
    private static final String SNAPSHOTS_KEPT = "snapshots_kept";
    private static final String WARM_UP_TAPE = "warm_up_tape";
    private static final String WARM_UP_EVENTS = "warm_up_events";
    private static final String WARM_UP_UNRECORDED_EVENTS = "warm_up_unrecorded_events";
    private static final String REHEARSE_AFTER_NS = "rehearse_after_ns";
    private static final String ANY = "any";
    private static final String NEVER = "never";

    private static final int CORE_LIMIT = 1023;
    private static final int SLOT_LIMIT = 1 << 22;
    private static final long TICK_LIMIT_NS = 3_600_000_000_000L;
    private static final int BLOCK_MIN = JournalSettings.SMALL.blockBytes();
    private static final int BLOCK_LIMIT = 1 << 30;
    private static final long SNAPSHOT_LIMIT_NS = 366 * 86_400_000_000_000L;
    private static final int KEPT_LIMIT = 1000;
    private static final long WARM_UP_LIMIT = 1_000_000_000L;
    private static final long REHEARSE_LIMIT_NS = 1_000_000_000L;

    static SectionSpec spec()
    {
        final List<String> modes = Arrays.stream(WaitMode.values()).map(WaitMode::word).toList();
        return new SectionSpec("node", List.of(
            KeySpec.text(JOURNAL_DIR, "Folder of runs that name no journal, and of the default feed"),
            KeySpec.choice(WAIT_STRATEGY, modes, "How the engine thread waits for events"),
            KeySpec.number(ENGINE_CORE, ValueType.LONG, "1", 0, CORE_LIMIT, "Core of the engine thread").orWord(ANY),
            KeySpec.number(FEED_CORE, ValueType.LONG, "1", 0, CORE_LIMIT, "Core of the thread before the ring")
                .orWord(ANY).optional(),
            KeySpec.number(RING_SLOTS, ValueType.LONG, "slots", 2, SLOT_LIMIT, "Slots of the ring, a power of two"),
            KeySpec.number(TICK_INTERVAL_NS, ValueType.LONG, "ns", 1, TICK_LIMIT_NS, "Time between two clock ticks"),
            KeySpec.number(IDLE_TICKS_MAX, ValueType.LONG, "ticks", 0, Integer.MAX_VALUE,
                "Ticks after the last feed event before the feed counts as idle"),
            KeySpec.number(JOURNAL_BLOCK_BYTES, ValueType.LONG, "bytes", BLOCK_MIN, BLOCK_LIMIT,
                "Block that the journal maps at once, a power of two"),
            KeySpec.number(SNAPSHOT_INTERVAL_NS, ValueType.LONG, "ns", 1, SNAPSHOT_LIMIT_NS,
                "Event time between two snapshots of the state; never: only on command").orWord(NEVER).optional(),
            KeySpec.number(SNAPSHOTS_KEPT, ValueType.LONG, "files", 1, KEPT_LIMIT,
                "Newest snapshots that stay").optional(),
            KeySpec.text(WARM_UP_TAPE, "Tape a paced run practises on first; feed: its own; never").optional(),
            KeySpec.number(WARM_UP_EVENTS, ValueType.LONG, "events", 0, WARM_UP_LIMIT,
                "Events to practise on").optional(),
            KeySpec.number(WARM_UP_UNRECORDED_EVENTS, ValueType.LONG, "events", 0, WARM_UP_LIMIT,
                "Events to practise on after those, with nothing recorded").optional(),
            KeySpec.number(REHEARSE_AFTER_NS, ValueType.LONG, "ns", 1, REHEARSE_LIMIT_NS,
                "Time without an event after which the engine thread rehearses one; never").orWord(NEVER).optional()));
    }

    static NodeConfig of(final Section section)
    {
        return new NodeConfig(
            Path.of(section.text(JOURNAL_DIR)),
            WaitMode.of(section.text(WAIT_STRATEGY)),
            section.isWord(ENGINE_CORE) ? ANY_CORE : section.intValue(ENGINE_CORE),
            feedCore(section),
            section.intValue(RING_SLOTS),
            section.longValue(TICK_INTERVAL_NS),
            section.intValue(IDLE_TICKS_MAX),
            section.intValue(JOURNAL_BLOCK_BYTES),
            snapshots(section),
            warmUp(section),
            rehearseAfterNs(section));
    }

    private static WarmUpSettings warmUp(final Section section)
    {
        return null == section.value(WARM_UP_TAPE) || null == section.value(WARM_UP_EVENTS) ? WarmUpSettings.NONE :
            new WarmUpSettings(section.text(WARM_UP_TAPE), section.longValue(WARM_UP_EVENTS),
                null == section.value(WARM_UP_UNRECORDED_EVENTS) ? 0 :
                    section.longValue(WARM_UP_UNRECORDED_EVENTS));
    }

    private static long rehearseAfterNs(final Section section)
    {
        return null == section.value(REHEARSE_AFTER_NS) || section.isWord(REHEARSE_AFTER_NS) ?
            NO_REHEARSAL : section.longValue(REHEARSE_AFTER_NS);
    }

    private static int feedCore(final Section section)
    {
        return null == section.value(FEED_CORE) || section.isWord(FEED_CORE) ? ANY_CORE : section.intValue(FEED_CORE);
    }

    private static SnapshotSettings snapshots(final Section section)
    {
        final boolean areRegular =
            null != section.value(SNAPSHOT_INTERVAL_NS) && !section.isWord(SNAPSHOT_INTERVAL_NS);
        return new SnapshotSettings(
            areRegular ? section.longValue(SNAPSHOT_INTERVAL_NS) : SnapshotSettings.NEVER,
            null == section.value(SNAPSHOTS_KEPT) ? SnapshotSettings.DEFAULT_KEPT : section.intValue(SNAPSHOTS_KEPT));
    }

    static void check(final Section section, final ConfigErrors errors)
    {
        requirePowerOfTwo(section.value(RING_SLOTS), errors);
        requirePowerOfTwo(section.value(JOURNAL_BLOCK_BYTES), errors);
        requireAwake(section, errors);
    }

    /** A thread that sleeps between events has no time of its own to rehearse in. */
    private static void requireAwake(final Section section, final ConfigErrors errors)
    {
        if (NO_REHEARSAL != rehearseAfterNs(section) && null != section.value(WAIT_STRATEGY) &&
            !WaitMode.of(section.text(WAIT_STRATEGY)).isAwake())
        {
            errors.add(section.value(REHEARSE_AFTER_NS).mark(),
                "node: " + REHEARSE_AFTER_NS + " needs an engine thread that stays awake, " + WAIT_STRATEGY + " is " +
                section.text(WAIT_STRATEGY),
                "take " + WAIT_STRATEGY + ": busy_spin or yielding, or " + REHEARSE_AFTER_NS + ": never");
        }
    }

    private static void requirePowerOfTwo(final CheckedValue checked, final ConfigErrors errors)
    {
        if (null != checked && 1 != Long.bitCount(checked.value().bits()))
        {
            final long below = Long.highestOneBit(checked.value().bits());
            errors.add(checked.mark(),
                "node: " + checked.key() + " is " + checked.value().bits() + ", must be a power of two",
                "take " + below + " or " + 2 * below);
        }
    }
}
