package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.latency.EngineRuns;
import io.petrel.bench.path.FeatureLane;
import io.petrel.bench.path.RecordedEvents;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.nio.file.Path;
import java.util.Map;

/** Events a second on one core: backtest with its journal, the market path alone, replay of the journal. */
public final class ThroughputSuite implements Suite
{
    private static final int WARM_UP_PASSES = 24;
    private static final int MARKET_PASSES = 5;
    private static final int BAR_TRADES = 50;
    private static final String BACKTEST = "backtest, journal on";
    private static final String UNIT = "events/s";

    @Override
    public String name()
    {
        return "throughput";
    }

    @Override
    public String question()
    {
        return "How many events a second do backtest, market path and replay take on one core?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run)
    {
        final Path tape = run.work().tape().path();
        final EngineRuns runs = new EngineRuns("paper.yaml", tape);
        final Path config = Path.of(System.getProperty("petrel.root", "")).resolve("config").resolve("paper.yaml");
        final RecordedEvents events = RecordedEvents.of(config, tape, run.newPath(), Map.of());
        final Path kept = run.newPath();
        runs.inline(kept);
        final Rounds backtest = new Rounds();
        final Rounds market = new Rounds();
        final Rounds replay = new Rounds();
        double leastBytes = Double.MAX_VALUE;
        run.progress("warming up");
        for (int round = -WARM_UP_PASSES; round < run.rounds(5, 9); round++)
        {
            final Path journal = run.newPath();
            collect();
            final double backtestRate = runs.inline(journal);
            leastBytes = Math.min(leastBytes, runs.allocatedBytes());
            LatencySuite.remove(journal);
            final double marketRate = market(events);
            final double replayRate = replay(kept);
            if (round >= 0)
            {
                backtest.add(Sample.of(backtestRate));
                market.add(Sample.of(marketRate));
                replay.add(Sample.of(replayRate));
            }
        }
        run.add(new RowText(BACKTEST, UNIT, leastBytes, "config/paper.yaml"), backtest);
        run.add(RowText.of("market path: decode, book, bars", UNIT, "from memory"), market, BACKTEST, backtest);
        run.add(RowText.of("replay, compared byte for byte", UNIT, ""), replay, BACKTEST, backtest);
    }

    /** What the bench left between two passes is not for the engine to pay, which allocates nothing in one. */
    private static void collect()
    {
        System.gc();
    }

    private static double market(final RecordedEvents events)
    {
        long bars = 0;
        final long startNs = System.nanoTime();
        for (int pass = 0; pass < MARKET_PASSES; pass++)
        {
            final FeatureLane lane = new FeatureLane(false, BAR_TRADES);
            for (int i = 0; i < events.count(); i++)
            {
                lane.onEvent(events.ingestTimeNs(i), events.bytes(), events.offset(i));
            }
            bars += lane.closedBars();
        }
        final long elapsedNs = System.nanoTime() - startNs;
        if (0 == bars)
        {
            throw new IllegalStateException("no bar closed");
        }
        return MARKET_PASSES * (double)events.count() * 1e9 / elapsedNs;
    }

    private static double replay(final Path journal)
    {
        final long startNs = System.nanoTime();
        final ReplayResult result = new Replay(journal).run(Replay.TO_THE_END, done ->
        {
        });
        final long elapsedNs = System.nanoTime() - startNs;
        if (!result.isIdentical())
        {
            throw new IllegalStateException("the journal does not replay to itself");
        }
        return result.inboundEvents() * 1e9 / elapsedNs;
    }
}
