package io.petrel.bench.tape;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.Session;
import io.petrel.node.app.Setup;
import io.petrel.node.config.InstrumentConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.sim.agents.MarketParam;
import io.petrel.tools.data.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The market data of a market that seeded agents make, as a tape: an order book to measure on where no recorded one is.
 * Sold as the contract of {@code config/bench.yaml} that the recorded book is of, so that the same accounts may trade
 * it. The same bytes whenever it is made.
 */
public final class MarketTape
{
    /** What it is, for whoever waits for it. */
    public static final String TEXT = "half an hour of a market of seeded agents";

    private static final String CONTRACT_VENUE = "binance-usdm";
    /** After three quarters of an hour or so the restless account of the benches has lost what it may lose. */
    private static final int MINUTES = 30;

    private MarketTape()
    {
    }

    /**
     * Runs the market of {@code config/market/synthetic.yaml} for half an hour, and keeps what it published.
     *
     * @param tape folder to make; a journal is made beside it.
     * @return the tape.
     * @throws IOException when it cannot be written.
     */
    public static Path make(final Path tape) throws IOException
    {
        final Path journal = tape.resolveSibling(tape.getFileName() + "-market");
        run(journal);
        try (TapeWriter writer = TapeWriter.create(tape, Map.of("source", "market of seeded agents"), 0);
            QueueReader reader = Queues.inbound(journal))
        {
            copy(reader, writer);
            writer.commit();
        }
        return tape;
    }

    private static void run(final Path journal)
    {
        final Path root = Path.of(System.getProperty("petrel.root", "")).resolve("config");
        final PetrelConfig config = PetrelConfig.load(root.resolve("synthetic.yaml"));
        final EmbeddedMarket market = new EmbeddedMarket(
            config.market().with(MarketParam.MINUTES, MINUTES),
            contract(PetrelConfig.load(root.resolve("bench.yaml"))),
            config.venue().sim());
        try (Feed clock = market.feed();
            Session session = Session.open(Setup.session(config, journal, market.facts(), "bench", 0),
                OrderListener.NONE, Companion.NONE, market.newVenue(), done ->
                {
                }))
        {
            for (boolean hasPulse = session.begin(clock); hasPulse; hasPulse = clock.next())
            {
                session.engine().advanceTo(clock.ingestTimeNs());
            }
        }
    }

    private static InstrumentConfig contract(final PetrelConfig config)
    {
        return config.instruments().stream().filter(instrument -> CONTRACT_VENUE.equals(instrument.venue()))
            .findFirst().orElseThrow(() ->
                new IllegalStateException("config/bench.yaml names no instrument of " + CONTRACT_VENUE));
    }

    private static void copy(final QueueReader reader, final TapeWriter writer)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        while (reader.next())
        {
            // definitions, snapshots, changes, quotes and trades come first in the schema; nothing else is the market
            if (header.wrap(reader.buffer(), reader.offset()).templateId() <= TradeDecoder.TEMPLATE_ID)
            {
                writer.append(reader.eventTimeNs(), reader.ingestTimeNs(), reader.buffer(), reader.offset(),
                    reader.length());
            }
        }
    }
}
