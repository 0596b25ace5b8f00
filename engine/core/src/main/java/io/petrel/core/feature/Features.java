package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * All features of one instrument: fed with its trades and the closed bars of its one decision series, read as a vector.
 * They start with the first event at which every {@code feature.*} parameter is set, and keep these values for life.
 * Book features are taken from the market when the vector is asked for, so a book update costs nothing here. Pipeline
 * thread only; allocates nothing after the start.
 */
public final class Features implements Stateful
{
    private final MarketState market;
    private final FeatureParams params;
    private final FeatureVector vector = new FeatureVector();

    /** Null, all of them, until the parameters are set. */
    private TrendFeatures trend;
    private VolatilityFeatures volatility;
    private VolumeFeatures volume;
    private FlowFeatures flow;
    private BookFeatures book;
    private MicroScore micro;

    /**
     * Joins the features to the market they describe.
     *
     * @param market     state of the instrument, updated before the features are.
     * @param parameters of the core.
     */
    public Features(final MarketState market, final Parameters parameters)
    {
        this.market = market;
        params = new FeatureParams(parameters);
        start();
    }

    /**
     * Parameters that the features need.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return FeatureParams.specs();
    }

    /**
     * A trade on the market (not an off-book one).
     *
     * @param priceTicks price.
     * @param sizeLots   size, above zero.
     * @param side       of the taker; UNKNOWN falls back to the tick rule.
     */
    public void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side)
    {
        if (isStarted())
        {
            flow.onTrade(priceTicks, sizeLots, side, vector);
        }
    }

    /**
     * A bar of the decision series closed.
     *
     * @param bar read during the call only.
     */
    public void onBar(final Bar bar)
    {
        if (isStarted())
        {
            trend.onBar(bar, vector);
            volatility.onBar(bar, vector);
            volume.onBar(bar, vector);
        }
    }

    /**
     * The features now.
     *
     * @return owned by this object; valid until its next event.
     */
    public FeatureVector vector()
    {
        if (isStarted())
        {
            book.write(vector);
            micro.write(flow, vector);
        }
        return vector;
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(vector.schemaHash()).add(vector.rejected());
        if (null != trend)
        {
            trend.hashInto(hash);
            volatility.hashInto(hash);
            volume.hashInto(hash);
            flow.hashInto(hash);
        }
    }

    private boolean isStarted()
    {
        return null != trend || start();
    }

    private boolean start()
    {
        if (!params.areSet())
        {
            return false;
        }
        trend = new TrendFeatures(params);
        volatility = new VolatilityFeatures(params);
        volume = new VolumeFeatures(params);
        flow = new FlowFeatures(params);
        book = new BookFeatures(market, params);
        micro = new MicroScore(params);
        vector.open(params.schemaHash());
        return true;
    }
}
