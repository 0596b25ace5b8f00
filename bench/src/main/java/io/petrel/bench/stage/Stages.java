package io.petrel.bench.stage;

import io.petrel.bench.floor.AppendFloor;
import io.petrel.bench.path.RecordedEvents;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every stage by name, made on one recorded run of the tape. */
public final class Stages
{
    /** Reference of what the processor does. */
    public static final String CODEC = "floor: SBE encode and decode";
    /** Reference of the journal. */
    public static final String APPEND = "floor: Chronicle append";
    /** The whole core. */
    public static final String PATH = "whole core, per event";
    /** The stage that is compared with {@link #APPEND}. */
    public static final String JOURNAL = "journal append";

    /** Every stage but the references, in the order of the path. */
    public static final List<String> WITH_BUDGET = List.of(
        "decode, per event",
        "book update, per change",
        "decode, book, bars, per event",
        "the same and all features",
        "features: trend, per bar",
        "features: volatility, per bar",
        "features: mean reversion, per bar",
        "features: breakout, per bar",
        "features: volume, per bar",
        "features: time frames, per bar",
        "features: higher order, per bar",
        "features: cross asset of four, per bar",
        "regime, per bar",
        "engines, ten votes",
        "coordinator, confidence, filters",
        "sizing",
        "gate, one order",
        "marks and guardian, per event",
        "order encode",
        JOURNAL,
        PATH);

    private static final int BAR_TRADES = 50;

    private Stages()
    {
    }

    /**
     * Records the run on which stages are measured.
     *
     * @param tape    to run.
     * @param journal folder of the run, which is made.
     * @return its inbound events.
     */
    public static RecordedEvents events(final Path tape, final Path journal)
    {
        final Path root = Path.of(System.getProperty("petrel.root", ""));
        return RecordedEvents.of(root.resolve("config").resolve("bench.yaml"), tape, journal, Map.of());
    }

    /**
     * Makes them, the reference of the journal first; {@link CodecReference} is that of all others.
     *
     * @param paths  for their journals.
     * @param events of a recorded run.
     * @return by name, in the order of the path.
     */
    public static Map<String, StageWork> of(final Supplier<Path> paths, final RecordedEvents events)
    {
        final DecisionTape decisions = new DecisionTape(events);
        final Map<String, StageWork> stages = new LinkedHashMap<>();
        stages.put(APPEND, new AppendFloor(paths.get(), JournalWork.RECORD_BYTES));
        stages.put("decode, per event", new DecodeWork(events));
        stages.put("book update, per change", new BookWork(events));
        stages.put("decode, book, bars, per event", new LaneWork(events, false, BAR_TRADES));
        stages.put("the same and all features", new LaneWork(events, true, BAR_TRADES));
        stages.put("features: trend, per bar", new FeatureGroupWork("TREND_GROUP"));
        stages.put("features: volatility, per bar", new FeatureGroupWork("VOLATILITY_GROUP"));
        stages.put("features: mean reversion, per bar", new FeatureGroupWork("MEAN_REVERSION_GROUP"));
        stages.put("features: breakout, per bar", new FeatureGroupWork("BREAKOUT_GROUP"));
        stages.put("features: volume, per bar", new FeatureGroupWork("VOLUME_GROUP"));
        stages.put("features: time frames, per bar", new FeatureGroupWork("TIMEFRAME_ALIGNMENT_AND_GATE"));
        stages.put("features: higher order, per bar", new FeatureGroupWork("HIGHER_ORDER_GROUP"));
        stages.put("features: cross asset of four, per bar", new FeatureGroupWork("CROSS_ASSET_GROUP_OF_FOUR"));
        stages.put("regime, per bar", new DecisionStage.Regimes(decisions));
        stages.put("engines, ten votes", new DecisionStage.Engines(decisions));
        stages.put("coordinator, confidence, filters", new DecisionStage.Coordination(decisions));
        stages.put("sizing", new DecisionStage.Sizing(decisions));
        stages.put("gate, one order", new GateWork(true));
        stages.put("marks and guardian, per event", new GateWork(false));
        stages.put("order encode", new OrderWork(decisions));
        stages.put(JOURNAL, new JournalWork(paths.get()));
        stages.put(PATH, new PathWork(events));
        return stages;
    }

    /**
     * The reference of a stage.
     *
     * @param stage its name.
     * @return name of the floor that it is compared with; empty for a floor.
     */
    public static String referenceOf(final String stage)
    {
        return CODEC.equals(stage) || APPEND.equals(stage) ? "" : JOURNAL.equals(stage) ? APPEND : CODEC;
    }
}
