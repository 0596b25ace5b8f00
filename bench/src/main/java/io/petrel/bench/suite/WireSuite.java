package io.petrel.bench.suite;

import io.petrel.bench.floor.AeronFloor;
import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.wire.WireRun;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Pace;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;

/** Feed, node and venue over Aeron IPC, from the event's due time to the venue and back, beside a bare round trip. */
public final class WireSuite implements Suite
{
    private static final String NS = "ns";
    private static final String FLOOR = "Aeron IPC round trip, 64 bytes";
    private static final String PACE = "x20";
    private static final String TO_VENUE = "feed to venue at " + PACE;
    private static final String BACK = "feed to report back at " + PACE;
    private static final int ROUND_TRIPS = 30_000;
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(8);

    @Override
    public String name()
    {
        return "wire";
    }

    @Override
    public String question()
    {
        return "How long from a feed's process through node and venue, over Aeron IPC, beside a bare round trip?";
    }

    @Override
    public boolean isQuick()
    {
        return false;
    }

    @Override
    public void run(final BenchRun run)
    {
        final Rounds floor = new Rounds();
        final Rounds floorTail = new Rounds();
        final Rounds toVenue = new Rounds();
        final Rounds toVenueTail = new Rounds();
        final Rounds back = new Rounds();
        final Rounds backTail = new Rounds();
        run.progress("warming up");
        bare(run);
        wire(run, "max");
        long orders = 0;
        for (int round = run.rounds(3, 5); round > 0; round--)
        {
            run.progress("feed, node and venue at " + PACE + ", " + round + " rounds left");
            final Histogram bare = bare(run);
            add(bare, floor, floorTail);
            run.distribution(FLOOR, bare);
            final WireRun measured = wire(run, PACE);
            orders += measured.toVenueNs().getTotalCount();
            run.distribution(TO_VENUE, measured.toVenueNs());
            run.distribution(BACK, measured.thereAndBackNs());
            add(measured.toVenueNs(), toVenue, toVenueTail);
            add(measured.thereAndBackNs(), back, backTail);
        }
        run.add(RowText.of(FLOOR, NS, "two threads and the driver's"), floor);
        run.add(RowText.of(TO_VENUE, NS, orders + " orders, journal on"), toVenue, FLOOR, floor);
        run.add(RowText.of(TO_VENUE + ", p99", NS, ""), toVenueTail, FLOOR + ", p99", floorTail);
        run.add(RowText.of(BACK, NS, "venue without latency"), back, FLOOR, floor);
        run.add(RowText.of(BACK + ", p99", NS, ""), backTail, FLOOR + ", p99", floorTail);
    }

    private static Histogram bare(final BenchRun run)
    {
        try (AeronFloor echo = new AeronFloor(run.newPath()))
        {
            echo.run(ROUND_TRIPS);
            return echo.run(ROUND_TRIPS);
        }
    }

    private static WireRun wire(final BenchRun run, final String pace)
    {
        final Path folder = run.newPath();
        final PetrelConfig config =
            PetrelConfig.load(Path.of(System.getProperty("petrel.root", "")).resolve("config").resolve("bench.yaml"));
        try (WireRun wire = new WireRun(config, run.work().tape().path(), folder))
        {
            wire.run(Pace.parse(pace), LONGEST_NS);
            return wire;
        }
        finally
        {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private static void add(final Histogram histogram, final Rounds all, final Rounds tail)
    {
        final Sample sample = Sample.of(histogram);
        all.add(sample);
        tail.add(Sample.of(sample.p99()));
    }
}
