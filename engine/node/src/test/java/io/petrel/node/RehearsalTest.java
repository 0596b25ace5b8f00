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
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest
{
    private static final int STEPS = 4_000;

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
        try (Feed feed = new TapeFeed(tape);
            Understudy understudy = understudy();
            Session session = Session.open(Drive.settings(folder.resolve("busy")), OrderListener.NONE, Drive.SILENT))
        {
            final Rehearsal rehearsal = new Rehearsal(understudy, session.engine().pipeline());
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                rehearsal.onIdle();
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            busy = RunSummary.of(session.engine());
            rehearsed = understudy.events();
        }
        assertThat(rehearsed).isEqualTo(TapeFacts.of(tape).records());
        assertThat(busy).isEqualTo(alone);
        assertThat(Drive.outboundBytes(folder.resolve("busy"), Long.MAX_VALUE))
            .isNotEmpty().isEqualTo(Drive.outboundBytes(folder.resolve("alone"), Long.MAX_VALUE));
    }

    @Test
    void shouldPlayItsMarketOverAndOverAndSendOrdersToItsOwnVenueOnly()
    {
        final long records = TapeFacts.of(tape).records();
        try (Understudy understudy = understudy())
        {
            play(understudy, records);
            final long once = understudy.orders();
            play(understudy, 2 * records);
            assertThat(once).isPositive();
            assertThat(understudy.orders()).isGreaterThan(once);
            assertThat(understudy.events()).isEqualTo(3 * records);
        }
        assertThat(folder.resolve("understudy")).doesNotExist();
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

    private static void play(final Understudy understudy, final long events)
    {
        for (long i = 0; i < events; i++)
        {
            understudy.step();
        }
    }

    private Understudy understudy()
    {
        return Understudy.open(Drive.settings(folder.resolve("understudy")), () -> new TapeFeed(tape),
            new SimVenue(Drive.CONFIG.venue().sim()));
    }
}
