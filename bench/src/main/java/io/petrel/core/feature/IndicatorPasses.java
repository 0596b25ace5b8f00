package io.petrel.core.feature;

/** Our indicators, each over all bars in a loop of its own; what is not ready yet is not a number. */
public final class IndicatorPasses
{
    private IndicatorPasses()
    {
    }

    /**
     * Simple average of the close.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void sma(final PriceLine bars, final int period, final double[] out)
    {
        final SimpleMean mean = new SimpleMean(period);
        for (int i = 0; i < out.length; i++)
        {
            mean.add(bars.close()[i]);
            out[i] = mean.isReady() ? mean.value() : Double.NaN;
        }
    }

    /**
     * Exponential average of the close.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void ema(final PriceLine bars, final int period, final double[] out)
    {
        final Ema mean = new Ema(period);
        for (int i = 0; i < out.length; i++)
        {
            mean.add(bars.close()[i]);
            out[i] = mean.isReady() ? mean.value() : Double.NaN;
        }
    }

    /**
     * Line of the MACD less its signal.
     *
     * @param bars to read.
     * @param out  one value a bar.
     */
    public static void macd(final PriceLine bars, final double[] out)
    {
        final Macd macd = new Macd(12, 26, 9);
        for (int i = 0; i < out.length; i++)
        {
            macd.add(bars.close()[i]);
            out[i] = macd.isSignalReady() ? macd.line() - macd.signal() : Double.NaN;
        }
    }

    /**
     * Relative strength.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void rsi(final PriceLine bars, final int period, final double[] out)
    {
        final Rsi rsi = new Rsi(period);
        for (int i = 0; i < out.length; i++)
        {
            rsi.add(bars.close()[i]);
            out[i] = rsi.isReady() ? rsi.value() : Double.NaN;
        }
    }

    /**
     * Average true range.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void atr(final PriceLine bars, final int period, final double[] out)
    {
        final AverageTrueRange range = new AverageTrueRange(period);
        for (int i = 0; i < out.length; i++)
        {
            range.add(bars.high()[i], bars.low()[i], bars.close()[i]);
            out[i] = range.isReady() ? range.value() : Double.NaN;
        }
    }

    /**
     * Average directional index.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void adx(final PriceLine bars, final int period, final double[] out)
    {
        final DirectionalIndex index = new DirectionalIndex(period);
        for (int i = 0; i < out.length; i++)
        {
            index.add(bars.high()[i], bars.low()[i], bars.close()[i]);
            out[i] = index.isReady() ? index.adx() : Double.NaN;
        }
    }

    /**
     * Slow stochastic oscillator, %D.
     *
     * @param bars   to read.
     * @param period of its range.
     * @param out    one value a bar.
     */
    public static void stochastic(final PriceLine bars, final int period, final double[] out)
    {
        final Stochastic stochastic = new Stochastic(period, 3, 3);
        for (int i = 0; i < out.length; i++)
        {
            stochastic.add(bars.high()[i], bars.low()[i], bars.close()[i]);
            out[i] = stochastic.isSignalReady() ? stochastic.d() : Double.NaN;
        }
    }

    /**
     * Commodity channel index.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void cci(final PriceLine bars, final int period, final double[] out)
    {
        final CommodityChannel channel = new CommodityChannel(period);
        for (int i = 0; i < out.length; i++)
        {
            channel.add(bars.high()[i], bars.low()[i], bars.close()[i]);
            out[i] = channel.isReady() ? channel.value() : Double.NaN;
        }
    }

    /**
     * Upper Bollinger band, two deviations off.
     *
     * @param bars   to read.
     * @param period of it.
     * @param out    one value a bar.
     */
    public static void bollinger(final PriceLine bars, final int period, final double[] out)
    {
        final BollingerBands bands = new BollingerBands(period, 2);
        for (int i = 0; i < out.length; i++)
        {
            bands.add(bars.close()[i]);
            out[i] = bands.isReady() ? bands.upper() : Double.NaN;
        }
    }
}
