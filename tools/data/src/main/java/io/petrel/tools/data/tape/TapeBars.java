package io.petrel.tools.data.tape;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarBuilder;
import io.petrel.core.bar.BarSpec;

/**
 * Time bars of the trades of one instrument on a tape, by event time, with the core's own builder. Trades that are not
 * market trades (insurance fund, ADL, hidden) are left out, as the venues' own bars leave them out.
 */
public final class TapeBars implements TapeEvents
{
    private final InstrumentChoice choice;
    private final long periodNs;
    private final Consumer<TapeBar> bars;
    private BarBuilder builder;
    private long trades;

    private TapeBars(final InstrumentChoice choice, final long periodNs, final Consumer<TapeBar> bars)
    {
        this.choice = choice;
        this.periodNs = periodNs;
        this.bars = bars;
    }

    /**
     * A bar; decimals are exact and plain.
     *
     * @param startNs   its begin, ns of the epoch.
     * @param open      first price.
     * @param high      highest price.
     * @param low       lowest price.
     * @param close     last price.
     * @param size      sum of sizes.
     * @param count     trades in it.
     * @param buySize   of the size, what takers bought; empty where a trade of the bar leaves its taker open.
     */
    public record TapeBar(
        long startNs, String open, String high, String low, String close, String size, int count, String buySize)
    {
    }

    /**
     * What the run over the tape came to.
     *
     * @param symbol of the instrument.
     * @param trades read.
     * @param late   trades whose bar had closed before they came; they are in no bar.
     */
    public record Result(String symbol, long trades, long late)
    {
    }

    /**
     * Reads a tape.
     *
     * @param tape       folder of the tape.
     * @param instrument symbol or id; empty when the tape has only one.
     * @param periodNs   length of a bar.
     * @param bars       takes each, the last one too although its time is not over.
     * @param progress   told how far it is.
     * @return counts.
     * @throws io.petrel.tools.data.ImportException when it is no tape, is damaged, or has no such instrument.
     */
    public static Result run(
        final Path tape,
        final String instrument,
        final long periodNs,
        final Consumer<TapeBar> bars,
        final TapeProgress progress)
    {
        final TapeBars run = new TapeBars(new InstrumentChoice(instrument), periodNs, bars);
        new TapeAdapter().read(tape, run, progress);
        final String symbol = run.choice.instrument().symbol();
        run.builder.onTime(Long.MAX_VALUE);
        return new Result(symbol, run.trades, run.builder.lateEvents());
    }

    @Override
    public void onInstrument(final InstrumentDefinitionDecoder definition)
    {
        if (choice.onInstrument(definition))
        {
            builder = BarSpec.time(0, periodNs).builder(choice.instrument().contract(), this::onBar);
        }
    }

    @Override
    public void onTrade(final TradeDecoder trade)
    {
        final long eventTimeNs = trade.eventTimeNs();
        trade.tradeId();
        final long priceTicks = trade.priceTicks();
        final long sizeLots = trade.sizeLots();
        final boolean isChosen = choice.is(trade.instrumentId());
        final AggressorSide side = trade.aggressorSide();

        if (isChosen && !trade.flags().notMarket())
        {
            trades++;
            builder.onTrade(priceTicks, sizeLots, side, eventTimeNs);
        }
    }

    private void onBar(final Bar bar)
    {
        final Step tick = choice.instrument().contract().tick();
        final Step lot = choice.instrument().contract().lot();
        final long boughtLots = bar.buyVolumeLots();
        bars.accept(new TapeBar(bar.startTimeNs(), tick.format(bar.openTicks()), tick.format(bar.highTicks()),
            tick.format(bar.lowTicks()), tick.format(bar.closeTicks()), lot.format(bar.volumeLots()),
            bar.tradeCount(), Units.NULL_LOTS == boughtLots ? "" : lot.format(boughtLots)));
    }
}
