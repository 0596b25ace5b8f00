package io.petrel.bench.indicator;

import io.petrel.core.feature.IndicatorPasses;
import io.petrel.core.feature.PriceLine;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.Num;

/**
 * The same indicator twice.
 *
 * @param name   of it.
 * @param ours   fills one value a bar.
 * @param theirs makes it over a series.
 */
record IndicatorPeer(
    String name, BiConsumer<PriceLine, double[]> ours, Function<BarSeries, Indicator<Num>> theirs)
{
    static final List<IndicatorPeer> ALL = List.of(
        new IndicatorPeer("SMA 20", (bars, out) -> IndicatorPasses.sma(bars, 20, out),
            series -> new SMAIndicator(new ClosePriceIndicator(series), 20)),
        new IndicatorPeer("EMA 20", (bars, out) -> IndicatorPasses.ema(bars, 20, out),
            series -> new EMAIndicator(new ClosePriceIndicator(series), 20)),
        new IndicatorPeer("MACD 12 26 9", IndicatorPasses::macd,
            series -> new MACDIndicator(new ClosePriceIndicator(series), 12, 26).getHistogram(9)),
        new IndicatorPeer("RSI 14", (bars, out) -> IndicatorPasses.rsi(bars, 14, out),
            series -> new RSIIndicator(new ClosePriceIndicator(series), 14)),
        new IndicatorPeer("ATR 14", (bars, out) -> IndicatorPasses.atr(bars, 14, out),
            series -> new ATRIndicator(series, 14)),
        new IndicatorPeer("ADX 14", (bars, out) -> IndicatorPasses.adx(bars, 14, out),
            series -> new ADXIndicator(series, 14)),
        new IndicatorPeer("stochastic %D 14 3 3", (bars, out) -> IndicatorPasses.stochastic(bars, 14, out),
            series -> new SMAIndicator(new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3), 3)),
        new IndicatorPeer("CCI 20", (bars, out) -> IndicatorPasses.cci(bars, 20, out),
            series -> new CCIIndicator(series, 20)),
        new IndicatorPeer("upper Bollinger band 20", (bars, out) -> IndicatorPasses.bollinger(bars, 20, out),
            series -> upperBand(new ClosePriceIndicator(series), 20)));

    private static Indicator<Num> upperBand(final ClosePriceIndicator close, final int period)
    {
        return new BollingerBandsUpperIndicator(new BollingerBandsMiddleIndicator(new SMAIndicator(close, period)),
            new StandardDeviationIndicator(close, period));
    }
}
