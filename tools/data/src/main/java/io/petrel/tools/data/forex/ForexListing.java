package io.petrel.tools.data.forex;

import java.util.Locale;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.tools.data.record.Currencies;
import io.petrel.tools.data.record.Listing;

/** What the name of a currency pair tells. */
final class ForexListing
{
    private static final int CODE = 3;

    private ForexListing()
    {
    }

    /** Six letters are two ISO 4217 codes; anything else is split at a known quote currency. */
    static Listing of(final String symbol, final String venue)
    {
        final String name = symbol.toUpperCase(Locale.ROOT);
        final boolean isPair = name.matches("[A-Z]{6}");
        final String base = isPair ? name.substring(0, CODE) : Currencies.base(name);
        final String quote = isPair ? name.substring(CODE) : Currencies.quote(name);
        return new Listing(
            name, venue, ContractType.SPOT, SequenceRule.NONE, base, quote, quote, Step.of(1, 0));
    }
}
