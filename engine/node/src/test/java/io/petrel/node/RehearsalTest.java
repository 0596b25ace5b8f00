package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.app.Rehearsal;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.app.Understudy;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest
{
    private static final int STEPS = 4_000;
    private static final int PASSES = 4;

    @TempDir
    private Path folder;

    private Path tape;

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 3, STEPS);
    }

    @Test
    void shouldLeaveNoTraceInTheNodeWhoseThreadItKeepsBusy()
    {
        final RunSummary alone = Drive.toTheEnd(folder.resolve("alone"), tape);
        final RunSummary busy;
        final long rehearsed;
        final Understudy understudy = understudy(RehearsalTest::newVenue);
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(folder.resolve("busy")), OrderListener.NONE, Drive.SILENT))
        {
            final Rehearsal rehearsal = new Rehearsal(understudy, session.engine().pipeline());
            final long before = understudy.events();
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                rehearsal.onIdle();
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            rehearsal.close();
            busy = RunSummary.of(session.engine());
            rehearsed = understudy.events() - before;
            assertThat(rehearsal.problem()).isEmpty();
            assertThat(rehearsal.steps()).isEqualTo(rehearsed);
        }
        assertThat(rehearsed).isPositive();
        assertThat(busy).isEqualTo(alone);
        assertThat(Drive.outboundBytes(folder.resolve("busy"), Long.MAX_VALUE))
            .isNotEmpty().isEqualTo(Drive.outboundBytes(folder.resolve("alone"), Long.MAX_VALUE));
    }

    @Test
    void shouldPlayItsMarketTheSameWayOverAndOver()
    {
        final List<Long> orders = new ArrayList<>();
        final List<Long> hashes = new ArrayList<>();
        final Understudy understudy = understudy(RehearsalTest::newVenue);
        for (int pass = 0; pass < PASSES; pass++)
        {
            final long before = understudy.orders();
            playToTheEnd(understudy);
            orders.add(understudy.orders() - before);
            hashes.add(understudy.stateHash());
            understudy.restart();
        }
        assertThat(understudy.events()).isGreaterThan((PASSES - 1) * TapeFacts.of(tape).records());
        assertThat(orders).allSatisfy(count -> assertThat(count).isPositive().isEqualTo(orders.get(0)));
        assertThat(hashes).containsOnly(hashes.get(0));
    }

    @Test
    void shouldDecideSeveralTimesAsOftenAsTheNodeItStandsInFor()
    {
        final Understudy usual = understudy(RehearsalTest::newVenue);
        final Understudy deciding = Understudy.deciding(
            Drive.settings(folder.resolve("deciding")), () -> new TapeFeed(tape), RehearsalTest::newVenue);
        playToTheEnd(usual);
        playToTheEnd(deciding);
        assertThat(deciding.events()).isEqualTo(usual.events());
        assertThat(usual.decisions()).isPositive();
        assertThat(deciding.decisions()).isGreaterThan(3 * usual.decisions());
    }

    @Test
    void shouldGoOnByItselfWhenTheMarketIsOver()
    {
        final Understudy understudy = understudy(RehearsalTest::newVenue);
        try (Session session = Session.open(Drive.settings(folder.resolve("run")), OrderListener.NONE, Drive.SILENT))
        {
            final Rehearsal rehearsal = new Rehearsal(understudy, session.engine().pipeline());
            playToTheEnd(understudy);
            final long over = understudy.events();
            while (understudy.events() == over && rehearsal.problem().isEmpty())
            {
                rehearsal.onIdle();
            }
            rehearsal.close();
            assertThat(rehearsal.problem()).isEmpty();
            assertThat(understudy.events()).isGreaterThan(over);
            assertThat(rehearsal.restarts()).isPositive();
        }
    }

    @Test
    void shouldEndTheRehearsalAndNotTheNodeWhenTheUnderstudyFails()
    {
        final int[] events = new int[1];
        final Understudy understudy = understudy(() -> failingAfter(STEPS, events));
        try (Session session = Session.open(Drive.settings(folder.resolve("run")), OrderListener.NONE, Drive.SILENT))
        {
            final Rehearsal rehearsal = new Rehearsal(understudy, session.engine().pipeline());
            while (rehearsal.problem().isEmpty())
            {
                rehearsal.onIdle();
            }
            final long ended = understudy.events();
            rehearsal.onIdle();
            rehearsal.close();
            assertThat(rehearsal.problem()).contains("the node went on without", "venue on fire");
            assertThat(understudy.events()).isEqualTo(ended);
        }
    }

    @Test
    void shouldChangeNothingInTheCoreThatItTouches()
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(folder.resolve("run")), OrderListener.NONE, Drive.SILENT))
        {
            final Pipeline core = session.engine().pipeline();
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            final long before = core.stateHash();
            for (int turn = -5; turn < 50; turn++)
            {
                core.touch(turn);
            }
            assertThat(core.stateHash()).isEqualTo(before);
        }
    }

    private static SimulatedVenue newVenue()
    {
        return new SimVenue(Drive.CONFIG.venue().sim());
    }

    private static SimulatedVenue failingAfter(final int most, final int[] events)
    {
        final SimulatedVenue venue = newVenue();
        return (SimulatedVenue)Proxy.newProxyInstance(
            SimulatedVenue.class.getClassLoader(), new Class<?>[] {SimulatedVenue.class}, (proxy, method, arguments) ->
            {
                if ("onMarket".equals(method.getName()) && ++events[0] > most)
                {
                    throw new IllegalStateException("venue on fire");
                }
                return method.invoke(venue, arguments);
            });
    }

    private static void playToTheEnd(final Understudy understudy)
    {
        boolean isPlaying = true;
        while (isPlaying)
        {
            isPlaying = understudy.step();
        }
    }

    private Understudy understudy(final Supplier<SimulatedVenue> venues)
    {
        return Understudy.open(Drive.settings(folder.resolve("understudy")), () -> new TapeFeed(tape), venues);
    }
}
