package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose venue reads the core's books beside one whose venue keeps its own: the same bytes in both queues. */
class LentBooksRunTest
{
    private static final int STEPS = 8_000;

    @TempDir
    private Path folder;

    @Test
    void shouldJournalTheSameBytesWhoeverKeepsTheBooksOfTheVenue()
    {
        for (long seed = 1; seed <= 2; seed++)
        {
            final Path tape = SyntheticTape.write(folder.resolve("tape" + seed), seed, STEPS);
            final Path lent = folder.resolve("lent" + seed);
            final Path own = folder.resolve("own" + seed);
            run(lent, tape, venue());
            run(own, tape, keepingItsOwn(venue()));
            assertThat(bytes(Queues.inbound(lent))).as("inbound, seed %d", seed).isEqualTo(bytes(Queues.inbound(own)));
            assertThat(bytes(Queues.outbound(lent))).as("outbound, seed %d", seed)
                .isEqualTo(bytes(Queues.outbound(own)));
            assertThat(Drive.count(lent, NewOrderDecoder.TEMPLATE_ID)).as("orders, seed %d", seed).isPositive();
        }
    }

    private static SimVenue venue()
    {
        return new SimVenue(Drive.CONFIG.venue().sim());
    }

    /** The same venue, but nobody can lend it a book. */
    private static SimulatedVenue keepingItsOwn(final SimVenue venue)
    {
        return (SimulatedVenue)Proxy.newProxyInstance(
            SimulatedVenue.class.getClassLoader(),
            new Class<?>[] {SimulatedVenue.class},
            (proxy, method, arguments) ->
                "readBooks".equals(method.getName()) ? Boolean.FALSE : method.invoke(venue, arguments));
    }

    private static void run(final Path journal, final Path tape, final SimulatedVenue venue)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(
                Drive.settings(journal), OrderListener.NONE, Companion.NONE, venue, Drive.SILENT))
        {
            session.carry(feed, Long.MAX_VALUE, Drive.SILENT);
        }
    }

    private static byte[] bytes(final QueueReader queue)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (queue)
        {
            while (queue.next())
            {
                final byte[] body = new byte[queue.length()];
                queue.buffer().getBytes(queue.offset(), body);
                bytes.writeBytes(body);
                bytes.write(queue.source());
                bytes.writeBytes(Long.toString(queue.ingestTimeNs()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
