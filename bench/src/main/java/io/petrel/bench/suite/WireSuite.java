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
import io.petrel.wire.driver.WireSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.IoUtil;

/**
 * Feed, node and venue over Aeron IPC, from the event's due time to the venue and back, beside a bare round trip of
 * threads that wait the same way: asleep, as they do unless told otherwise, and spinning, which wants a core for each.
 */
public final class WireSuite implements Suite
{
    private static final String NS = "ns";
    private static final String PACE = "x20";
    private static final int ROUND_TRIPS_SPINNING = 30_000;
    /** Each way may wait for a sleep of 200 us. */
    private static final int ROUND_TRIPS_ASLEEP = 3_000;
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
        final List<Waiting> all = List.of(new Waiting(false), new Waiting(true));
        run.progress("warming up");
        for (final Waiting each : all)
        {
            each.bare(run);
            each.wire(run, "max");
        }
        for (int round = run.rounds(3, 5); round > 0; round--)
        {
            for (final Waiting each : all)
            {
                run.progress("feed, node and venue at " + PACE + each.name + ", " + round + " rounds left");
                each.measure(run);
            }
        }
        all.forEach(each -> each.report(run));
    }

    /** One way of waiting, and what was measured of it. */
    private static final class Waiting
    {
        private final Rounds floor = new Rounds();
        private final Rounds floorTail = new Rounds();
        private final Rounds toVenue = new Rounds();
        private final Rounds toVenueTail = new Rounds();
        private final Rounds back = new Rounds();
        private final Rounds backTail = new Rounds();
        private final boolean spins;
        private final String name;
        private final String bare;
        private final String there;
        private final String andBack;

        private long orders;

        Waiting(final boolean spins)
        {
            this.spins = spins;
            name = spins ? ", spinning" : ", asleep";
            bare = "Aeron IPC round trip, 64 bytes" + name;
            there = "feed to venue at " + PACE + name;
            andBack = "feed to report back at " + PACE + name;
        }

        void measure(final BenchRun run)
        {
            final Histogram roundTrips = bare(run);
            add(roundTrips, floor, floorTail);
            run.distribution(bare, roundTrips);
            final WireRun measured = wire(run, PACE);
            orders += measured.toVenueNs().getTotalCount();
            run.distribution(there, measured.toVenueNs());
            run.distribution(andBack, measured.thereAndBackNs());
            add(measured.toVenueNs(), toVenue, toVenueTail);
            add(measured.thereAndBackNs(), back, backTail);
        }

        void report(final BenchRun run)
        {
            run.add(RowText.of(bare, NS, "two threads and the driver's"), floor);
            run.add(RowText.of(there, NS, orders + " orders, journal on"), toVenue, bare, floor);
            run.add(RowText.of(there + ", p99", NS, ""), toVenueTail, bare + ", p99", floorTail);
            run.add(RowText.of(andBack, NS, "venue without latency"), back, bare, floor);
            run.add(RowText.of(andBack + ", p99", NS, ""), backTail, bare + ", p99", floorTail);
        }

        Histogram bare(final BenchRun run)
        {
            final int trips = spins ? ROUND_TRIPS_SPINNING : ROUND_TRIPS_ASLEEP;
            final Path folder = run.newPath();
            final WireSettings asleep = WireSettings.ipc(folder);
            final WireSettings settings = spins ? asleep.spinning() : asleep;
            try (AeronFloor echo = new AeronFloor(folder, settings::newIdle, settings::newIdle))
            {
                echo.run(trips);
                return echo.run(trips);
            }
        }

        WireRun wire(final BenchRun run, final String pace)
        {
            final Path folder = run.newPath();
            final PetrelConfig config = PetrelConfig.load(
                Path.of(System.getProperty("petrel.root", "")).resolve("config").resolve("bench.yaml"));
            try (WireRun wire = new WireRun(config, run.work().tape().path(), folder, spins))
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
}
