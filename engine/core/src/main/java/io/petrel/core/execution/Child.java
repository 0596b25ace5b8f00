package io.petrel.core.execution;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * The child order through which a parent works now, or worked last: what was due when it was proposed, and what became
 * of it. Pipeline thread only; allocates nothing.
 */
public final class Child implements Stateful
{
    private long clientOrderId = Units.NULL_ID;
    private int slice;
    private long dueLots;
    private long capLots = Units.NULL_LOTS;
    private long sizeLots;
    private long priceTicks = Units.NULL_TICKS;
    private boolean taking;
    private long filledLots;
    private long triedNs = Units.NULL_TIME_NS;
    private boolean takeNext;

    /** {@return its id, {@link Units#NULL_ID} if the gate refused it or there was none} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return slice of the schedule, from 0} */
    public int slice()
    {
        return slice;
    }

    /** {@return lots of the parent due by then, filled ones included} */
    public long dueLots()
    {
        return dueLots;
    }

    /** {@return most lots of the parent that the cap allowed by then, {@link Units#NULL_LOTS} if not bound} */
    public long capLots()
    {
        return capLots;
    }

    /** {@return its size} */
    public long sizeLots()
    {
        return sizeLots;
    }

    /** {@return its limit as it was proposed} */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** {@return whether it takes rather than rests} */
    public boolean isTaking()
    {
        return taking;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        clientOrderId = state.visit(clientOrderId);
        slice = state.visit(slice);
        dueLots = state.visit(dueLots);
        capLots = state.visit(capLots);
        sizeLots = state.visit(sizeLots);
        priceTicks = state.visit(priceTicks);
        taking = state.visit(taking);
        filledLots = state.visit(filledLots);
        triedNs = state.visit(triedNs);
        takeNext = state.visit(takeNext);
    }

    void clear()
    {
        clientOrderId = Units.NULL_ID;
        sizeLots = 0;
        filledLots = 0;
        triedNs = Units.NULL_TIME_NS;
        takeNext = false;
    }

    void due(final int newSlice, final long newDueLots, final long newCapLots)
    {
        slice = newSlice;
        dueLots = newDueLots;
        capLots = newCapLots;
    }

    void propose(final long newSizeLots, final long newPriceTicks, final boolean isTaking, final long nowNs)
    {
        clientOrderId = Units.NULL_ID;
        sizeLots = newSizeLots;
        priceTicks = newPriceTicks;
        taking = isTaking;
        filledLots = 0;
        triedNs = nowNs;
        takeNext = false;
    }

    void sent(final long newClientOrderId)
    {
        clientOrderId = newClientOrderId;
    }

    void onFill(final long lots)
    {
        filledLots += lots;
    }

    /** The price ran away from it too often: the next one takes. */
    void giveUpResting()
    {
        takeNext = true;
    }

    boolean mustTakeNext()
    {
        return takeNext;
    }

    boolean wasTried()
    {
        return Units.NULL_TIME_NS != triedNs;
    }

    /** Whether another may follow: at once after one that was filled, else after the interval. */
    boolean mayFollow(final long retryIntervalNs, final long nowNs)
    {
        return !wasTried() || filledLots >= sizeLots || nowNs - triedNs >= retryIntervalNs;
    }

    /** The same of an order without an end that began then. */
    long againNs(final long startNs, final long retryIntervalNs)
    {
        return wasTried() && filledLots < sizeLots ?
            Deadlines.again(startNs, triedNs, retryIntervalNs) : Deadlines.NEVER;
    }

    /** When another may follow one that was not filled; one that was does not wait. */
    long retryNs(final long retryIntervalNs)
    {
        return wasTried() && filledLots < sizeLots ? Deadlines.after(triedNs, retryIntervalNs) : Deadlines.NEVER;
    }
}
