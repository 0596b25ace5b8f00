package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;

/**
 * Bars of a fixed period, aligned to UTC ({@link TimeGrid}: whole multiples since the epoch, weeks from Monday).
 * Pipeline thread only; allocates nothing.
 * <p>
 * The series is a row of slots, closed strictly in order. A slot closes with the first event at or after its end, or
 * when the clock reaches its end plus the close delay, whichever comes first, and never opens again: an event of an
 * earlier slot is late, counted and ignored. Within the open slot events may come in any order. The first event sets
 * the first slot.
 * <p>
 * A slot without events gives no bar under SKIP. Under REPEAT_CLOSE it gives a bar at the last close, but of n empty
 * slots in a row only the first {@code maxEmptyBars} do. The rule looks back only, so the clock and the next trade
 * close the same slots with the same bars, and a gap of a year emits at most {@code maxEmptyBars} in one event; the
 * rest are counted as suppressed.
 * <p>
 * Built from BARS, a slot also closes with the part that ends where it ends, and the clock closes nothing: imported
 * history arrives when it is complete, and its last part may carry the same time as the tick before it. A part that
 * crosses a slot's boundary is refused; one that starts before the end of the part before it is late.
 */
final class TimeBars implements BarBuilder
{
    private final BarSource source;
    private final TimeGrid grid;
    private final boolean isRepeatingClose;
    private final int maxEmptyBars;
    private final long closeDelayNs;
    private final ContractMath contract;
    private final BarSink bars;
    private final Bar bar = new Bar();
    private boolean isOpen;
    private long slotStartNs = Units.NULL_TIME_NS;
    private long lastCloseTicks = Units.NULL_TICKS;
    private int emptyBarsInRow;
    private long lateEvents;
    private long refusedEvents;
    private long suppressedBars;

    /** A series without a bar yet; {@code spec} is of kind TIME. */
    TimeBars(final BarSpec spec, final ContractMath contract, final BarSink bars)
    {
        if (BarKind.TIME != spec.kind())
        {
            throw new IllegalArgumentException("bar series " + spec.seriesId() + " is not of kind TIME");
        }
        this.contract = contract;
        this.bars = bars;
        source = spec.source();
        grid = new TimeGrid(spec.threshold());
        isRepeatingClose = EmptyBarPolicy.REPEAT_CLOSE == spec.emptyBars();
        maxEmptyBars = spec.maxEmptyBars();
        closeDelayNs = spec.closeDelayNs();
        bar.series(spec.seriesId(), BarKind.TIME, spec.threshold());
    }

    @Override
    public void onTrade(final long priceTicks, final long sizeLots, final AggressorSide side, final long eventTimeNs)
    {
        if (BarSource.TRADES != source)
        {
            return;
        }
        if (priceTicks <= 0 || sizeLots <= 0)
        {
            refusedEvents++;
            return;
        }
        if (enterSlot(eventTimeNs))
        {
            bar.add(priceTicks, sizeLots, contract.notionalE8OrNull(priceTicks, sizeLots), side, eventTimeNs);
        }
    }

    @Override
    public void onQuote(final long bidTicks, final long askTicks, final long eventTimeNs)
    {
        if (BarSource.MIDS == source && bidTicks > 0 && bidTicks <= askTicks && enterSlot(eventTimeNs))
        {
            bar.addPrice(bidTicks + ((askTicks - bidTicks) >> 1), eventTimeNs);
        }
    }

    @Override
    public void onImportedBar(final Bar part)
    {
        if (BarSource.BARS != source)
        {
            return;
        }
        final long partSlotEndNs = grid.floor(part.startTimeNs()) + grid.periodNs();
        if (part.endTimeNs() <= part.startTimeNs() || part.endTimeNs() > partSlotEndNs)
        {
            refusedEvents++;
        }
        else if (isOpen && part.startTimeNs() < bar.lastTimeNs())
        {
            lateEvents++;
        }
        else if (enterSlot(part.startTimeNs()))
        {
            bar.merge(part);
            if (part.endTimeNs() == partSlotEndNs)
            {
                closeUpTo(partSlotEndNs);
            }
        }
    }

    @Override
    public void onTime(final long nowNs)
    {
        if (Units.NULL_TIME_NS != slotStartNs && BarSource.BARS != source)
        {
            final long openSlotNs = grid.floor(nowNs - closeDelayNs);
            if (openSlotNs > slotStartNs)
            {
                closeUpTo(openSlotNs);
            }
        }
    }

    @Override
    public long lateEvents()
    {
        return lateEvents;
    }

    @Override
    public long refusedEvents()
    {
        return refusedEvents;
    }

    /**
     * Empty slots beyond the bound of empty bars in a row.
     *
     * @return count.
     */
    public long suppressedBars()
    {
        return suppressedBars;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        bar.visitState(state);
        isOpen = state.visit(isOpen);
        slotStartNs = state.visit(slotStartNs);
        lastCloseTicks = state.visit(lastCloseTicks);
        emptyBarsInRow = state.visit(emptyBarsInRow);
        lateEvents = state.visit(lateEvents);
        refusedEvents = state.visit(refusedEvents);
        suppressedBars = state.visit(suppressedBars);
    }

    /** Makes the event's slot the open one, unless it closed already. */
    private boolean enterSlot(final long eventTimeNs)
    {
        if (Units.NULL_TIME_NS == slotStartNs)
        {
            slotStartNs = grid.floor(eventTimeNs);
        }
        if (eventTimeNs < slotStartNs)
        {
            lateEvents++;
            return false;
        }
        if (eventTimeNs - slotStartNs >= grid.periodNs())
        {
            closeUpTo(grid.floor(eventTimeNs));
        }
        if (!isOpen)
        {
            bar.span(slotStartNs, slotStartNs + grid.periodNs());
            isOpen = true;
        }
        return true;
    }

    /** Closes every slot before the given one, which becomes the next to be filled. */
    private void closeUpTo(final long nextSlotNs)
    {
        if (isOpen)
        {
            isOpen = false;
            emptyBarsInRow = 0;
            lastCloseTicks = bar.closeTicks();
            emitSlot();
        }
        if (isRepeatingClose && slotStartNs < nextSlotNs)
        {
            emitEmptySlots((nextSlotNs - slotStartNs) / grid.periodNs());
        }
        slotStartNs = nextSlotNs;
    }

    private void emitEmptySlots(final long slots)
    {
        final long emitted = Math.min(slots, maxEmptyBars - emptyBarsInRow);
        for (long i = 0; i < emitted; i++)
        {
            bar.span(slotStartNs, slotStartNs + grid.periodNs());
            bar.prices(lastCloseTicks, lastCloseTicks, lastCloseTicks, lastCloseTicks);
            emitSlot();
        }
        emptyBarsInRow += (int)emitted;
        suppressedBars += slots - emitted;
    }

    private void emitSlot()
    {
        bars.onBar(bar);
        bar.reset();
        slotStartNs += grid.periodNs();
    }
}
