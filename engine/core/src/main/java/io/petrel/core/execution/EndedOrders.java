package io.petrel.core.execution;

import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The parent orders of an account that ended last, and persons' orders that never began: for who asks about one later.
 * As many are remembered as orders may work at once. Pipeline thread only; allocates nothing after construction.
 */
public final class EndedOrders implements Stateful
{
    /** Nothing of that name is remembered. */
    public static final int NONE = -1;

    private static final int CAPACITY = WorkingOrders.CAPACITY;

    private final long[] requestIds = new long[CAPACITY];
    private final long[] parentIds = new long[CAPACITY];
    private final long[] instrumentIds = new long[CAPACITY];
    private final long[] totalLots = new long[CAPACITY];
    private final long[] filledLots = new long[CAPACITY];
    private final long[] ends = new long[CAPACITY];
    private final long[] answers = new long[CAPACITY];
    private long count;

    /**
     * Looks one up, the newest first.
     *
     * @param requestId of a person's order, or {@link Units#NULL_ID}.
     * @param parentId  of an order, or {@link Units#NULL_ID}.
     * @return its place until the next one ends, {@link #NONE} if there is none.
     */
    public int find(final long requestId, final long parentId)
    {
        for (long i = count - 1; i >= Math.max(0, count - CAPACITY); i--)
        {
            final int index = indexOf(i);
            if (Units.NULL_ID != requestId && requestIds[index] == requestId ||
                Units.NULL_ID != parentId && parentIds[index] == parentId)
            {
                return index;
            }
        }
        return NONE;
    }

    /**
     * What became of it.
     *
     * @param index place.
     * @return ENDED, or why it never began.
     */
    public RequestAnswer answer(final int index)
    {
        return RequestAnswer.get((short)answers[index]);
    }

    /**
     * Number of its parent order.
     *
     * @param index place.
     * @return {@link Units#NULL_ID} if it never began.
     */
    public long parentId(final int index)
    {
        return parentIds[index];
    }

    /**
     * What it traded.
     *
     * @param index place.
     * @return instrument, as its definition numbers it.
     */
    public int instrumentId(final int index)
    {
        return (int)instrumentIds[index];
    }

    /**
     * Its size.
     *
     * @param index place.
     * @return lots, {@link Units#NULL_LOTS} if it never began.
     */
    public long totalLots(final int index)
    {
        return totalLots[index];
    }

    /**
     * What was filled of it.
     *
     * @param index place.
     * @return lots, {@link Units#NULL_LOTS} if it never began.
     */
    public long filledLots(final int index)
    {
        return filledLots[index];
    }

    /**
     * Why it ended.
     *
     * @param index place.
     * @return the null value if it never began.
     */
    public ParentEnd end(final int index)
    {
        return ParentEnd.get((short)ends[index]);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        final int used = (int)Math.min(count, CAPACITY);
        state.visit(requestIds, used);
        state.visit(parentIds, used);
        state.visit(instrumentIds, used);
        state.visit(totalLots, used);
        state.visit(filledLots, used);
        state.visit(ends, used);
        state.visit(answers, used);
    }

    void add(final ParentOrder parent)
    {
        final int index = next(parent.requestId(), parent.market().instrument().id(), RequestAnswer.ENDED);
        parentIds[index] = parent.parentId();
        totalLots[index] = parent.totalLots();
        filledLots[index] = parent.fills().lots();
        ends[index] = parent.end().value();
    }

    /** A person's order that never began. */
    void add(final long requestId, final int instrumentId, final RequestAnswer reason)
    {
        final int index = next(requestId, instrumentId, reason);
        parentIds[index] = Units.NULL_ID;
        totalLots[index] = Units.NULL_LOTS;
        filledLots[index] = Units.NULL_LOTS;
        ends[index] = ParentEnd.NULL_VAL.value();
    }

    private int next(final long requestId, final int instrumentId, final RequestAnswer answer)
    {
        final int index = indexOf(count++);
        requestIds[index] = requestId;
        instrumentIds[index] = instrumentId;
        answers[index] = answer.value();
        return index;
    }

    private static int indexOf(final long number)
    {
        return (int)(number % CAPACITY);
    }
}
