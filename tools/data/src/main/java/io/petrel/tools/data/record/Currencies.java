package io.petrel.tools.data.record;

import java.util.List;
import java.util.Locale;

/** Splits the name of a pair into its two currencies. */
public final class Currencies
{
    /** Quote currencies of the venues read here; a longer one goes before a shorter one that ends it. */
    private static final List<String> QUOTES = List.of(
        "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "USDS", "USDE", "BIDR", "BVND", "IDRT", "EURI", "USD1",
        "DAI", "PAX", "USD", "EUR", "GBP", "JPY", "AUD", "CAD", "CHF", "NZD", "TRY", "BRL", "RUB", "UAH", "NGN", "ZAR",
        "PLN", "RON", "ARS", "MXN", "CZK", "COP", "INR", "KRW", "SGD", "HKD", "CNH", "SEK", "NOK", "DKK",
        "XRP", "TRX", "DOGE", "DOT", "BTC", "ETH", "BNB", "SOL", "VAI");

    private Currencies()
    {
    }

    /**
     * Traded currency.
     *
     * @param pair such as "BTCUSDT", "BTC-USD", "eurusd", "ETH/USD".
     * @return "BTC", "BTC", "EUR", "ETH"; the whole name when it is no pair.
     */
    public static String base(final String pair)
    {
        final String name = pair.toUpperCase(Locale.ROOT);
        final int separator = separator(name);
        return separator > 0 ? name.substring(0, separator) : name.substring(0, name.length() - quote(name).length());
    }

    /**
     * Currency of the price.
     *
     * @param pair as for {@link #base}.
     * @return "USDT", "USD", ...; empty when none is known.
     */
    public static String quote(final String pair)
    {
        final String name = pair.toUpperCase(Locale.ROOT);
        final int separator = separator(name);

        if (separator > 0)
        {
            return name.substring(separator + 1);
        }

        for (final String quote : QUOTES)
        {
            if (name.length() > quote.length() && name.endsWith(quote))
            {
                return quote;
            }
        }

        return "";
    }

    private static int separator(final String name)
    {
        return Math.max(name.indexOf('-'), Math.max(name.indexOf('/'), name.indexOf('_')));
    }
}
