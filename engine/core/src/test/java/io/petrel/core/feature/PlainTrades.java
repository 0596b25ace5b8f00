package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.core.bar.Bar;
import io.petrel.core.param.Parameters;

import java.util.ArrayList;
import java.util.List;

/**
 * What trades say of sides, toxicity and impact, from lists of all of them; buckets in whole lots. For feeds whose
 * venue names the side. Not-a-number means not ready.
 */
final class PlainTrades
{
    private final Parameters parameters;
    private final List<Integer> signs = new ArrayList<>();
    private final List<Long> lots = new ArrayList<>();
    private final List<Double> flows = new ArrayList<>();
    private final List<Double> changes = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private long lastClose = Units.NULL_TICKS;
    private long bucketLots;
    private long nextBucketLots;
    private long filledLots;
    private long netLots;

    PlainTrades(final Parameters parameters)
    {
        this.parameters = parameters;
    }

    void onTrade(final long sizeLots, final AggressorSide side)
    {
        final int sign = AggressorSide.BUYER == side ? 1 : -1;
        signs.add(sign);
        lots.add(sizeLots);
        long rest = bucketLots > 0 ? sizeLots : 0;
        while (rest > 0)
        {
            final long part = Math.min(rest, bucketLots - filledLots);
            filledLots += part;
            netLots += sign * part;
            rest -= part;
            if (filledLots == bucketLots)
            {
                shares.add((double)Math.abs(netLots) / bucketLots);
                bucketLots = nextBucketLots;
                filledLots = 0;
                netLots = 0;
            }
        }
    }

    void onBar(final Bar bar, final double usualVolume)
    {
        if (Units.NULL_LOTS != bar.buyVolumeLots() && Units.NULL_TICKS != lastClose)
        {
            flows.add(2.0 * bar.buyVolumeLots() - bar.volumeLots());
            changes.add((double)(bar.closeTicks() - lastClose));
        }
        lastClose = bar.closeTicks();
        if (!Double.isNaN(usualVolume))
        {
            final double share = parameters.param("feature.vpin_bucket_share").asDouble();
            nextBucketLots = Math.max(1, (long)Math.rint(share * usualVolume));
            bucketLots = 0 == bucketLots ? nextBucketLots : bucketLots;
        }
    }

    double upticks()
    {
        final int count = parameters.param("feature.uptick_trades").asInt();
        return PlainSeries.mean(at -> signs.get(at) > 0 ? 1 : 0, signs.size() - 1, count);
    }

    /** Bought less sold over all, of the last trades. */
    double balance()
    {
        final int count = parameters.param("feature.flow_trades").asInt();
        return PlainSeries.mean(at -> (double)signs.get(at) * lots.get(at), signs.size() - 1, count) /
            PlainSeries.mean(at -> (double)lots.get(at), signs.size() - 1, count);
    }

    double vpin()
    {
        return PlainSeries.mean(shares::get, shares.size() - 1, parameters.param("feature.vpin_buckets").asInt());
    }

    double kyleLambda()
    {
        final int count = parameters.param("feature.kyle_bars").asInt();
        final int last = flows.size() - 1;
        final double meanFlow = PlainSeries.mean(flows::get, last, count);
        final double meanChange = PlainSeries.mean(changes::get, last, count);
        double products = 0;
        for (int i = last; i > last - count && i >= 0; i--)
        {
            products += (flows.get(i) - meanFlow) * (changes.get(i) - meanChange);
        }
        return products / PlainSeries.positive(PlainSeries.central(flows::get, last, count, 2));
    }

    /** Slope of a perfect relation: what a slope near zero is small against. */
    double kyleScale()
    {
        final int count = parameters.param("feature.kyle_bars").asInt();
        final int last = flows.size() - 1;
        return Math.sqrt(PlainSeries.central(changes::get, last, count, 2) /
            PlainSeries.central(flows::get, last, count, 2));
    }
}
