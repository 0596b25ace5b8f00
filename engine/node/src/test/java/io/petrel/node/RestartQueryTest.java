package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.core.state.StateVisitor;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Replay;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import io.petrel.venue.port.Venue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node restarts with an order on its way to a venue whose session did not outlive it. */
class RestartQueryTest
{
    private static final int STEPS = 12_000;
    private static final long SEED = 20_131_125L;
    private static final int EVENTS_AFTER = 3_000;

    @TempDir
    private Path folder;

    @Test
    void shouldAskAboutEveryOpenOrderBeforeAnythingIsSentAfterARestart()
    {
        final Path tape = SyntheticTape.write(folder.resolve("tape"), SEED, STEPS);
        final Path journal = folder.resolve("journal");
        final Told venue = new Told();
        run(journal, tape, venue, STEPS, true);
        final String sent = venue.calls.get(venue.calls.size() - 1);
        assertThat(sent).startsWith("new ");
        venue.calls.clear();

        run(journal, tape, venue, EVENTS_AFTER, false);

        assertThat(venue.calls).first().isEqualTo("query " + sent.substring("new ".length()));
        assertThat(venue.calls).as("trading goes on once it is answered").anyMatch(call -> call.startsWith("new "));
        assertThat(venue.calls).as("never sent again").doesNotContain(sent);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    /** Stops after so many events, or right after an order was sent. */
    private static void run(
        final Path journal, final Path tape, final Told told, final int events, final boolean untilSent)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(
                Drive.settings(journal), OrderListener.NONE, Companion.NONE, told, Drive.SILENT))
        {
            boolean hasEvent = session.begin(feed);
            for (int i = 0; hasEvent && i < events && !(untilSent && told.hasJustSent()); i++)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
        }
    }

    /** A venue that lives on while the node is down, but for the session; what it is told is kept. */
    private static final class Told implements SimulatedVenue, Venue
    {
        private final SimVenue venue = new SimVenue(Drive.CONFIG.venue().sim());
        private final List<String> calls = new ArrayList<>();

        boolean hasJustSent()
        {
            return !calls.isEmpty() && calls.get(calls.size() - 1).startsWith("new ");
        }

        @Override
        public Venue orders()
        {
            return this;
        }

        @Override
        public boolean outlivesNode()
        {
            return false;
        }

        @Override
        public void onNewOrder(final long nowNs, final NewOrderDecoder order)
        {
            calls.add("new " + order.clientOrderId());
            venue.orders().onNewOrder(nowNs, order);
        }

        @Override
        public void onCancelOrder(final long nowNs, final CancelOrderDecoder cancel)
        {
            calls.add("cancel " + cancel.clientOrderId());
            venue.orders().onCancelOrder(nowNs, cancel);
        }

        @Override
        public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder replace)
        {
            calls.add("replace " + replace.clientOrderId());
            venue.orders().onReplaceOrder(nowNs, replace);
        }

        @Override
        public void onOrderQuery(final long nowNs, final OrderQueryDecoder query)
        {
            calls.add("query " + query.clientOrderId());
            venue.orders().onOrderQuery(nowNs, query);
        }

        @Override
        public void onReconcileRequest(final long nowNs, final ReconcileRequestDecoder request)
        {
            calls.add("reconcile " + request.requestId());
            venue.orders().onReconcileRequest(nowNs, request);
        }

        @Override
        public boolean makesMarket()
        {
            return venue.makesMarket();
        }

        @Override
        public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
        {
            venue.onMarket(nowNs, buffer, offset, length);
        }

        @Override
        public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
        {
            return venue.poll(nowNs, buffer, offset);
        }

        @Override
        public long polledTimeNs()
        {
            return venue.polledTimeNs();
        }

        @Override
        public boolean hasPolledMarket()
        {
            return venue.hasPolledMarket();
        }

        @Override
        public long nextDueNs()
        {
            return venue.nextDueNs();
        }

        @Override
        public void visitState(final StateVisitor state)
        {
            venue.visitState(state);
        }
    }
}
