package io.petrel.bench.suite;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.petrel.bench.floor.AeronFloor;
import io.petrel.bench.floor.AppendFloor;
import io.petrel.bench.floor.CodecFloor;
import io.petrel.bench.floor.HopFloor;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.stage.StageRounds;
import java.io.IOException;

/** The bare libraries, by themselves. */
public final class FloorSuite implements Suite
{
    private static final String NS = "ns";
    private static final String CODEC = "SBE encode and decode, one order";
    private static final String APPEND = "Chronicle append, 112 bytes";
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
        stages.add(CODEC, new CodecFloor(), WARM_UP_MS);
        stages.add(APPEND, new AppendFloor(run.newPath(), RECORD_BYTES), WARM_UP_MS);
        final Rounds yielding = new Rounds();
        final Rounds spinning = new Rounds();
        final int rounds = run.rounds(5, 9);
        hops(new Rounds(), new Rounds());
        for (int round = rounds; round > 0; round--)
        {
            run.progress(round + " rounds left");
            stages.round();
            hops(yielding, spinning);
        }
        final Rounds aeron = roundTrips(run, rounds);
        run.add(new RowText(CODEC, NS, stages.allocatedBytes(CODEC), ""), stages.of(CODEC));
        run.add(new RowText(APPEND, NS, stages.allocatedBytes(APPEND), ""), stages.of(APPEND));
        run.add(RowText.of("Disruptor hop, yielding", NS, "from the due time, one every 5 us"), yielding);
        run.add(RowText.of("Disruptor hop, busy spin", NS, "from the due time, one every 5 us"), spinning);
        run.add(RowText.of("Aeron IPC round trip, 64 bytes", NS, "one process, two threads and the driver's"), aeron);
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
                aeron.add(Sample.of(echo.run(ROUND_TRIPS)));
            }
        }
        return aeron;
    }

    private static void hops(final Rounds yielding, final Rounds spinning)
    {
        yielding.add(Sample.of(HopFloor.run(new YieldingWaitStrategy(), HOPS, INTERVAL_NS)));
        spinning.add(Sample.of(HopFloor.run(new BusySpinWaitStrategy(), HOPS, INTERVAL_NS)));
    }
}
