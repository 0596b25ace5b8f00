package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * All features of one instrument: fed with its trades and the closed bars of its one decision series, read as a vector.
 * They start with the first event at which every {@code feature.*} parameter is set, and keep these values for life.
 * A tick only moves the sums; what follows from them, and from the book as it stands, is computed when the vector is
 * asked for, once however often that is between two events.
 *
 * <p>A bar is taken in two steps, since an order waits for the first: what any stage decides on at once, and
 * {@link LaterFeatures the rest}, which is there for the record, for training and for what is followed beside the
 * decision, when the whole vector is asked for or at the latest before the next event. Until then it is not ready.
 *
 * <p>Pipeline thread only; allocates nothing after the start.
 */
public final class Features implements Stateful
{
    private static final int SECTION = StateVisitor.tag("FEAT");
    private static final int BENCHMARK_PLACE = 0;

    private final MarketState market;
    private final CrossAssets crossAssets;
    private final int place;
    private final Parameters parameters;
    private final FeatureParams params;
    private final FeatureVector vector = new FeatureVector();

    /** The newest bar while its rest is to come. */
    private final Bar halfBar = new Bar();
    private boolean isHalf;

    /** What the vector was written for last; not state, since writing it again gives the same. */
    private boolean isWritten;
    private boolean isWhole;
    private long writtenChanges;
    private InstrumentState writtenState;

    /** Null, all of them, until the parameters are set. */
    private TrendFeatures trend;
    private VolatilityFeatures volatility;
    private VolumeFeatures volume;
    private FlowFeatures flow;
    private BookFeatures book;
    private MicroScore micro;
    private OrderFlowFeatures orderFlow;
    private MeanReversionFeatures meanReversion;
    private BreakoutFeatures breakout;
    private TimeframeFeatures timeframes;
    private HigherOrderFeatures higherOrder;

    /**
     * Joins the features to the market they describe.
     *
     * @param market      state of the instrument, updated before the features are.
     * @param parameters  of the core.
     * @param crossAssets all instruments, of which this becomes one.
     */
    public Features(final MarketState market, final Parameters parameters, final CrossAssets crossAssets)
    {
        this.market = market;
        this.crossAssets = crossAssets;
        place = crossAssets.add();
        if (BENCHMARK_PLACE == place)
        {
            vector.benchmark();
        }
        this.parameters = parameters;
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
     * @param priceTicks  price.
     * @param sizeLots    size, above zero.
     * @param side        of the taker; UNKNOWN falls back to the tick rule.
     * @param eventTimeNs exchange time.
     */
    public void onTrade(
        final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        complete();
        isWritten = false;
        if (isStarted())
        {
            flow.onTrade(priceTicks, sizeLots, side);
            orderFlow.onTrade(priceTicks, sizeLots, side, eventTimeNs);
        }
    }

    /**
     * The book or the quote changed; the market shows it already.
     *
     * @param eventTimeNs exchange time.
     */
    public void onBook(final long eventTimeNs)
    {
        complete();
        isWritten = false;
        if (isStarted())
        {
            orderFlow.onBook(eventTimeNs);
        }
    }

    /** The feed was lost or the instrument changed its state; the market shows it already. */
    public void onStatus()
    {
        complete();
        isWritten = false;
        if (isStarted())
        {
            orderFlow.onStatus();
        }
    }

    /**
     * A bar of the common clock closed: call before {@link #onBar} when one bar is both.
     *
     * @param bar read during the call only.
     */
    public void onClockBar(final Bar bar)
    {
        crossAssets.onClose(place, bar.endTimeNs(), bar.closeTicks());
    }

    /**
     * A bar of the decision series closed. Takes what decisions are made on, and leaves the rest until it is asked for.
     *
     * @param bar read during the call only.
     */
    public void onBar(final Bar bar)
    {
        complete();
        isWritten = false;
        if (isStarted())
        {
            halfBar.copyFrom(bar);
            isHalf = true;
            vector.withhold(LaterFeatures.BAR_BITS);
            trend.onBar(bar, vector);
            volatility.onBar(bar, vector);
            volume.onBar(bar, vector);
            orderFlow.onBar(bar, vector);
            meanReversion.onBar(bar, vector);
            breakout.onBar(bar, vector);
            timeframes.onBar(bar, vector);
            crossAssets.write(place, vector);
        }
    }

    /**
     * The features now.
     *
     * @return owned by this object; valid until its next event.
     */
    public FeatureVector vector()
    {
        complete();
        deciding();
        if (!isWhole && isStarted())
        {
            isWhole = true;
            orderFlow.writeRest(vector);
            higherOrder.write(vector);
        }
        return vector;
    }

    /**
     * The features that decisions are made on, now. The rest is not ready until the whole vector is asked for.
     *
     * @return the same vector; valid until the next event.
     */
    public FeatureVector deciding()
    {
        if (isStarted() && !isUpToDate())
        {
            isWritten = true;
            isWhole = false;
            vector.withhold(LaterFeatures.TICK_BITS);
            writtenChanges = market.changes();
            writtenState = market.instrument().state();
            flow.write(vector);
            book.write(vector);
            micro.write(flow, vector);
            orderFlow.write(vector);
        }
        return vector;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        complete();
        state.section(SECTION);
        params.visitState(state);
        if (state.isRestoring())
        {
            begin();
        }
        vector.visitState(state);
        isWritten = false;
        if (null != trend)
        {
            trend.visitState(state);
            volatility.visitState(state);
            volume.visitState(state);
            flow.visitState(state);
            orderFlow.visitState(state);
            meanReversion.visitState(state);
            breakout.visitState(state);
            timeframes.visitState(state);
            higherOrder.visitState(state);
        }
    }

    private void complete()
    {
        if (isHalf)
        {
            isHalf = false;
            trend.complete(halfBar, vector);
            volatility.complete(halfBar, vector);
            volume.complete(halfBar, vector);
            orderFlow.complete(halfBar, vector);
            meanReversion.complete(halfBar, vector);
            breakout.complete(halfBar, vector);
            timeframes.complete(vector);
            higherOrder.onBar(vector);
        }
    }

    /** The market may have moved without a word to the features: a bar that was imported, an instrument halted. */
    private boolean isUpToDate()
    {
        return isWritten && market.changes() == writtenChanges && market.instrument().state() == writtenState;
    }

    private boolean isStarted()
    {
        return null != trend || start();
    }

    private boolean start()
    {
        if (!params.freeze())
        {
            return false;
        }
        begin();
        vector.open(FeatureSchema.hashOf(parameters));
        return true;
    }

    /** Makes the parts anew, or drops them where a restored state has none. */
    private void begin()
    {
        final boolean hasParts = params.isFrozen();
        trend = hasParts ? new TrendFeatures(params) : null;
        if (hasParts)
        {
            volatility = new VolatilityFeatures(params);
            volume = new VolumeFeatures(params);
            flow = new FlowFeatures(params);
            micro = new MicroScore(params);
            orderFlow = new OrderFlowFeatures(params, market, flow);
            book = new BookFeatures(market, params, orderFlow.quotes());
            meanReversion = new MeanReversionFeatures(params);
            breakout = new BreakoutFeatures(params, meanReversion.range());
            timeframes = new TimeframeFeatures(params);
            higherOrder = new HigherOrderFeatures();
        }
    }
}
