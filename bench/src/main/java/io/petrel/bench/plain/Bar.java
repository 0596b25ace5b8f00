package io.petrel.bench.plain;

import java.math.BigDecimal;
import java.util.List;

/** Prices and volume of some trades in a row. */
record Bar(
    BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume, long startNs, long endNs)
{
    static Bar of(final List<Trade> trades, final long lastEndNs)
    {
        Trade first = trades.get(0);
        Trade last = first;
        for (final Trade trade : trades)
        {
            first = trade.timeNs() < first.timeNs() ? trade : first;
            last = trade.timeNs() >= last.timeNs() ? trade : last;
        }
        return new Bar(
            first.price(),
            trades.stream().map(Trade::price).max(BigDecimal::compareTo).orElseThrow(),
            trades.stream().map(Trade::price).min(BigDecimal::compareTo).orElseThrow(),
            last.price(),
            trades.stream().map(Trade::size).reduce(BigDecimal.ZERO, BigDecimal::add),
            Math.max(lastEndNs, first.timeNs()),
            Math.max(lastEndNs, last.timeNs()));
    }
}
