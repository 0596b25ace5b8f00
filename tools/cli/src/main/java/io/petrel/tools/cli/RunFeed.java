package io.petrel.tools.cli;

import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a run's market comes from, and the venue that belongs to it.
 *
 * @param facts  of the feed.
 * @param feeds  opens it at its start.
 * @param venues makes a fresh venue.
 */
record RunFeed(TapeFacts facts, Supplier<Feed> feeds, Supplier<SimulatedVenue> venues)
{
    static RunFeed of(final List<Path> tapes, final PetrelConfig config)
    {
        return new RunFeed(
            TapeFacts.of(tapes), () -> MergedFeed.of(tapes), () -> new SimVenue(config.venue().sim()));
    }

    static RunFeed of(final EmbeddedMarket market)
    {
        return new RunFeed(market.facts(), market::feed, market::newVenue);
    }

    Feed open()
    {
        return feeds.get();
    }

    SimulatedVenue newVenue()
    {
        return venues.get();
    }
}
