package io.petrel.bench.suite;

import io.petrel.bench.cold.ColdCore;
import io.petrel.bench.cold.ColdFloor;
import io.petrel.bench.cold.Near;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.path.RecordedEvents;
import io.petrel.bench.stage.Stages;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A decision with the core's caches as the event before left them and turned over, beside the bare steps from event to
 * order in the same two ways.
 */
public final class ColdSuite implements Suite
{
    /** Code that an order takes runs at few of the decisions, and is compiled for good after some ten thousand. */
    private static final int WARM_UP_PASSES = 40;
    private static final int WARM_UP_COLD_PASSES = 2;
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(1);
    private static final String NS = "ns";
    private static final String FLOOR = "floor: decode, encode, two appends";
    private static final String EVENT = "deciding event, core alone";
    private static final String ORDER = "from event to order, core alone";
    private static final String TURNED = ", caches turned over";
    private static final Map<Near, String> HOW =
        new EnumMap<>(Map.of(Near.ALL, "", Near.CODE, ", its data turned out", Near.NOTHING, TURNED));

    @Override
    public String name()
    {
        return "cold";
    }

    @Override
    public String question()
    {
        return "What does a decision cost when its code and data are not near, against the floor in the same caches?";
    }

    @Override
    public boolean isQuick()
    {
        return false;
    }

    @Override
    public void run(final BenchRun run)
    {
        run.progress("recording a run over the tape");
        final RecordedEvents events = Stages.events(run.work().tape().path(), run.newPath());
        final ColdCore core = new ColdCore(events);
        try (ColdFloor floor = new ColdFloor(events, run.newPath()))
        {
            warmUp(run, core, floor);
            final Map<Near, Rounds> toEnd = new EnumMap<>(Near.class);
            final Map<Near, Rounds> toOrder = new EnumMap<>(Near.class);
            final Rounds nearFloor = new Rounds();
            final Rounds turnedFloor = new Rounds();
            for (int round = run.rounds(5, 11); round > 0; round--)
            {
                run.progress(round + " rounds left");
                for (final Near near : Near.values())
                {
                    measure(core, near, toEnd.computeIfAbsent(near, key -> new Rounds()),
                        toOrder.computeIfAbsent(near, key -> new Rounds()));
                }
                nearFloor.add(measure(floor, false, core.decisions()));
                turnedFloor.add(measure(floor, true, core.decisions()));
            }
            floor.check();
            run.add(RowText.of(FLOOR, NS, ""), nearFloor);
            run.add(RowText.of(FLOOR + TURNED, NS, ""), turnedFloor, FLOOR, nearFloor);
            report(run, EVENT, toEnd, nearFloor, turnedFloor);
            report(run, ORDER, toOrder, nearFloor, turnedFloor);
        }
    }

    private static void warmUp(final BenchRun run, final ColdCore core, final ColdFloor floor)
    {
        run.progress("warming up, " + core.decisions() + " decisions a pass");
        for (int pass = 0; pass < WARM_UP_PASSES; pass++)
        {
            core.pass(Near.ALL, newHistogram(), newHistogram());
            floor.pass(false, core.decisions(), newHistogram());
        }
        for (int pass = 0; pass < WARM_UP_COLD_PASSES; pass++)
        {
            core.pass(Near.CODE, newHistogram(), newHistogram());
            core.pass(Near.NOTHING, newHistogram(), newHistogram());
            floor.pass(true, core.decisions(), newHistogram());
        }
    }

    private static void measure(final ColdCore core, final Near near, final Rounds toEnd, final Rounds toOrder)
    {
        final Histogram eventNs = newHistogram();
        final Histogram orderNs = newHistogram();
        core.pass(near, eventNs, orderNs);
        toEnd.add(Sample.of(eventNs));
        toOrder.add(Sample.of(orderNs));
    }

    private static Sample measure(final ColdFloor floor, final boolean isTurned, final int times)
    {
        final Histogram stepsNs = newHistogram();
        floor.pass(isTurned, times, stepsNs);
        return Sample.of(stepsNs);
    }

    private static void report(
        final BenchRun run,
        final String name,
        final Map<Near, Rounds> measured,
        final Rounds nearFloor,
        final Rounds turnedFloor)
    {
        measured.forEach((near, rounds) ->
        {
            final boolean isNear = Near.ALL == near;
            run.add(RowText.of(name + HOW.get(near), NS, ""), rounds, isNear ? FLOOR : FLOOR + TURNED,
                isNear ? nearFloor : turnedFloor);
        });
    }

    private static Histogram newHistogram()
    {
        final Histogram histogram = new Histogram(1, LONGEST_NS, 3);
        histogram.setAutoResize(true);
        return histogram;
    }
}
