package io.petrel.bench.suite;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.petrel.bench.floor.AeronFloor;
import io.petrel.bench.floor.AppendFloor;
import io.petrel.bench.floor.HopFloor;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.stage.CodecReference;
import io.petrel.bench.stage.StageRounds;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/** The bare libraries, by themselves. */
public final class FloorSuite implements Suite
{
    private static final String NS = "ns";
    private static final String CODEC = "SBE encode and decode, one order";
    private static final String APPEND = "Chronicle append, 112 bytes";
    private static final String YIELDING = "Disruptor hop, yielding";
    private static final String SPINNING = "Disruptor hop, busy spin";
    private static final String AERON = "Aeron IPC round trip, 64 bytes";
    private static final int RECORD_BYTES = 112;
    private static final int HOPS = 30_000;
    private static final int ROUND_TRIPS = 30_000;
    private static final long INTERVAL_NS = 5_000;
    private static final int ITERATION_MS = 60;
    private static final int WARM_UP_MS = 700;

    @Override
    public String name()
    {
        return "floor";
    }

    @Override
    public String question()
    {
        return "What do Disruptor, SBE, Chronicle and Aeron take here by themselves?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run) throws IOException
    {
        final StageRounds stages = new StageRounds(ITERATION_MS);
        stages.add(CODEC, CodecReference.start(ITERATION_MS));
        stages.add(APPEND, new AppendFloor(run.newPath(), RECORD_BYTES), WARM_UP_MS);
        final Rounds yielding = new Rounds();
        final Rounds spinning = new Rounds();
        final int rounds = run.rounds(5, 9);
        hop(new YieldingWaitStrategy());
        hop(new BusySpinWaitStrategy());
        for (int round = rounds; round > 0; round--)
        {
            run.progress(round + " rounds left");
            stages.round();
            add(run, YIELDING, yielding, hop(new YieldingWaitStrategy()));
            add(run, SPINNING, spinning, hop(new BusySpinWaitStrategy()));
        }
        final Rounds aeron = roundTrips(run, rounds);
        run.add(new RowText(CODEC, NS, stages.allocatedBytes(CODEC), ""), stages.of(CODEC));
        run.add(new RowText(APPEND, NS, stages.allocatedBytes(APPEND), ""), stages.of(APPEND));
        run.add(RowText.of(YIELDING, NS, "from the due time, one every 5 us"), yielding);
        run.add(RowText.of(SPINNING, NS, "from the due time, one every 5 us"), spinning);
        run.add(RowText.of(AERON, NS, "one process, two threads and the driver's"), aeron);
        stages.close();
    }

    /** After the hops: its threads spin too, and on two cores a hop between three of them waits for a slice of time. */
    private static Rounds roundTrips(final BenchRun run, final int rounds) throws IOException
    {
        final Rounds aeron = new Rounds();
        try (AeronFloor echo = new AeronFloor(run.newPath()))
        {
            echo.run(ROUND_TRIPS);
            for (int round = rounds; round > 0; round--)
            {
                add(run, AERON, aeron, echo.run(ROUND_TRIPS));
            }
        }
        return aeron;
    }

    private static Histogram hop(final WaitStrategy wait)
    {
        return HopFloor.run(wait, HOPS, INTERVAL_NS);
    }

    private static void add(final BenchRun run, final String name, final Rounds rounds, final Histogram histogram)
    {
        run.distribution(name, histogram);
        rounds.add(Sample.of(histogram));
    }
}
