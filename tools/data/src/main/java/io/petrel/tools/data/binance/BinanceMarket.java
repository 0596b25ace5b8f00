package io.petrel.tools.data.binance;

import java.util.Locale;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.tools.data.record.Currencies;
import io.petrel.tools.data.record.Listing;

/** The three markets of Binance, and what each says about an instrument from its name alone. */
public enum BinanceMarket
{
    /** Spot: sizes in the base currency, deltas chain by U = u + 1. */
    SPOT("binance"),
    /** USD-margined futures: linear, deltas chain by pu. */
    USDM("binance-usdm"),
    /** Coin-margined futures: inverse, sizes in contracts of 100 USD (BTC) or 10 USD, deltas chain by pu. */
    COINM("binance-coinm");

    private static final Step ONE = Step.of(1, 0);
    private static final Step TEN_DOLLARS = Step.of(10, 0);
    private static final Step HUNDRED_DOLLARS = Step.of(100, 0);

    private final String venue;

    BinanceMarket(final String venue)
    {
        this.venue = venue;
    }

    /**
     * Name of the venue on the tape.
     *
     * @return the name.
     */
    public String venue()
    {
        return venue;
    }

    /**
     * What a symbol of this market is.
     *
     * @param symbol such as "BTCUSDT", "BTCUSD_PERP", "ETHUSD_240927".
     * @return its listing.
     */
    public Listing listing(final String symbol)
    {
        final String name = symbol.toUpperCase(Locale.ROOT);
        final int suffix = name.indexOf('_');
        final String pair = suffix > 0 ? name.substring(0, suffix) : name;
        final String base = Currencies.base(pair);
        final String quote = Currencies.quote(pair);

        if (COINM == this)
        {
            final Step contractSize = "BTC".equals(base) ? HUNDRED_DOLLARS : TEN_DOLLARS;
            return new Listing(
                name, venue, ContractType.INVERSE, SequenceRule.BINANCE_FUTURES, base, quote, base, contractSize);
        }

        return SPOT == this ?
            new Listing(name, venue, ContractType.SPOT, SequenceRule.BINANCE_SPOT, base, quote, quote, ONE) :
            new Listing(name, venue, ContractType.LINEAR, SequenceRule.BINANCE_FUTURES, base, quote, quote, ONE);
    }
}
