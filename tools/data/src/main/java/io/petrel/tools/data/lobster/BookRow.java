package io.petrel.tools.data.lobster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;

/**
 * One row of an orderbook file: ask price, ask size, bid price, bid size, best level first. Prices are dollars times
 * 10000; an empty level has the price 9999999999 or -9999999999.
 *
 * @param bids size by price, best first.
 * @param asks size by price, best first.
 */
record BookRow(Map<Decimal, Decimal> bids, Map<Decimal, Decimal> asks)
{
    static final int PRICE_DECIMALS = 4;

    private static final long EMPTY_PRICE = 9_999_999_999L;
    private static final int CELLS_PER_LEVEL = 4;

    static BookRow parse(final List<String> cells)
    {
        if (cells.isEmpty() || 0 != cells.size() % CELLS_PER_LEVEL)
        {
            throw new IllegalArgumentException(cells.size() + " cells are no whole number of levels");
        }

        final Map<Decimal, Decimal> bids = new LinkedHashMap<>();
        final Map<Decimal, Decimal> asks = new LinkedHashMap<>();

        for (int i = 0; i < cells.size(); i += CELLS_PER_LEVEL)
        {
            put(asks, cells.get(i), cells.get(i + 1));
            put(bids, cells.get(i + 2), cells.get(i + 3));
        }

        return new BookRow(bids, asks);
    }

    List<Level> bidLevels()
    {
        return levels(bids);
    }

    List<Level> askLevels()
    {
        return levels(asks);
    }

    /** Levels that differ, size zero for those that went. */
    static List<Level> changes(final Map<Decimal, Decimal> before, final Map<Decimal, Decimal> after)
    {
        final List<Level> changes = new ArrayList<>();
        before.keySet().stream()
            .filter(price -> !after.containsKey(price))
            .forEach(price -> changes.add(new Level(price, Decimal.ZERO)));
        after.forEach((price, size) ->
        {
            if (!size.equals(before.get(price)))
            {
                changes.add(new Level(price, size));
            }
        });
        return changes;
    }

    private static List<Level> levels(final Map<Decimal, Decimal> side)
    {
        return side.entrySet().stream().map(entry -> new Level(entry.getKey(), entry.getValue())).toList();
    }

    private static void put(final Map<Decimal, Decimal> side, final String priceText, final String sizeText)
    {
        final long price = Long.parseLong(priceText);

        if (Math.abs(price) != EMPTY_PRICE)
        {
            final Decimal size = Decimal.of(Long.parseLong(sizeText), 0);

            if (price <= 0 || !size.isPositive() || null != side.put(Decimal.of(price, PRICE_DECIMALS), size))
            {
                throw new IllegalArgumentException("level " + priceText + " @ " + sizeText + " is impossible");
            }
        }
    }
}
