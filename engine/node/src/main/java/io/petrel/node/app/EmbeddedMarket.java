package io.petrel.node.app;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.node.config.InstrumentConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.ClockFeed;
import io.petrel.node.feed.Feed;
import io.petrel.sim.MatchingVenue;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimulatedVenue;
import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A market that agents make inside the node, as a session needs it: a venue that makes market data, and a clock for its
 * feed. The seed is part of the feed's name, so a journal is only continued with the seed it began with.
 *
 * @param market     settings of the agents.
 * @param instrument what is traded.
 * @param venue      latencies, fees and rules of order entry.
 */
public record EmbeddedMarket(MarketSettings market, InstrumentConfig instrument, SimSettings venue)
{
    /** Where its instrument trades, in the configuration. */
    public static final String VENUE = "synthetic";

    private static final int INSTRUMENT_ID = 1;
    private static final long PULSE_NS = 10_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DEFINITION_BYTES = 512;

    /** Refuses what such a market does not have, see {@link MatchingVenue#requireApplicable}. */
    public EmbeddedMarket
    {
        MatchingVenue.requireApplicable(venue);
    }

    /**
     * The market of a configuration.
     *
     * @param config that has a section for it and an instrument of the venue "synthetic".
     * @return it.
     * @throws IllegalArgumentException when either is missing.
     */
    public static EmbeddedMarket of(final PetrelConfig config)
    {
        if (null == config.market())
        {
            throw new IllegalArgumentException(config.file() + " has no section market" +
                "; add \"market: market/synthetic.yaml\", or take config/synthetic.yaml");
        }
        for (final InstrumentConfig instrument : config.instruments())
        {
            if (VENUE.equals(instrument.venue()))
            {
                return new EmbeddedMarket(config.market(), instrument, config.venue().sim());
            }
        }
        throw new IllegalArgumentException(config.file() + " names no instrument of the venue " + VENUE +
            "; add \"instrument/synthetic.yaml\" to its instruments");
    }

    /**
     * The same market with one value changed.
     *
     * @param param which.
     * @param value new value.
     * @return the market.
     */
    public EmbeddedMarket with(final MarketParam param, final double value)
    {
        return new EmbeddedMarket(market.with(param, value), instrument, venue);
    }

    /**
     * What a session must know of its feed.
     *
     * @return name and currency; how many events will come is unknown.
     */
    public TapeFacts facts()
    {
        return new TapeFacts(
            VENUE + ":" + instrument.symbol() + ":seed=" + (long)market.value(MarketParam.SEED),
            0,
            List.of(instrument.settlementCurrency()));
    }

    /**
     * The clock that drives it, from its start for as many minutes as it is to run.
     *
     * @return a feed without messages.
     */
    public Feed feed()
    {
        final long startNs = market.startNs();
        return new ClockFeed(startNs, startNs + market.count(MarketParam.MINUTES) * MINUTE_NS, PULSE_NS);
    }

    /**
     * The venue, before its market opens.
     *
     * @return a fresh one.
     */
    public SimulatedVenue newVenue()
    {
        final UnsafeBuffer definition = new UnsafeBuffer(new byte[DEFINITION_BYTES]);
        return new MatchingVenue(venue, market, definition, encode(definition));
    }

    private int encode(final UnsafeBuffer buffer)
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(market.startNs())
            .instrumentId(INSTRUMENT_ID)
            .contractType(instrument.contractType())
            .sequenceRule(SequenceRule.BINANCE_SPOT)
            .state(InstrumentState.TRADING)
            .depthKind(DepthKind.DEPTH)
            .tickMantissa(instrument.tick().mantissa())
            .lotMantissa(instrument.lot().mantissa())
            .contractSizeMantissa(instrument.contractSize().mantissa())
            .tickExponent((byte)instrument.tick().exponent())
            .lotExponent((byte)instrument.lot().exponent())
            .contractSizeExponent((byte)instrument.contractSize().exponent())
            .symbol(instrument.symbol())
            .venue(instrument.venue())
            .baseCurrency(instrument.baseCurrency())
            .quoteCurrency(instrument.quoteCurrency())
            .settlementCurrency(instrument.settlementCurrency());
        return MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength();
    }
}
