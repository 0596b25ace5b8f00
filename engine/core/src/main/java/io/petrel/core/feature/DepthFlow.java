package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Order-flow imbalance of several levels, each against its own past by rank (K. Xu, M. Gould, S. Howison, "Multi-Level
 * Order-Flow Imbalance in a Limit Order Book", 2018), as the mean of the levels' net shares. One window for all levels:
 * a change of any of them is a row. Pipeline thread only; allocates nothing after construction.
 */
final class DepthFlow implements Stateful
{
    private final int levels;
    private final int updates;
    private final long[] rows;
    private final long[] net;
    private final long[] gross;
    private final BookLevels before;
    private boolean hasBefore;
    private int next;
    private int count;

    DepthFlow(final int levels, final int updates)
    {
        this.levels = levels;
        this.updates = updates;
        rows = new long[Math.multiplyExact(levels, updates)];
        net = new long[levels];
        gross = new long[levels];
        before = new BookLevels(levels);
    }

    void onLevels(final BookLevels now)
    {
        if (hasBefore)
        {
            if (isSame(now))
            {
                return;
            }
            addRow(now);
        }
        before.copyFrom(now);
        hasBefore = true;
    }

    /** The book is not known: the next one is not its successor. */
    void lose()
    {
        hasBefore = false;
    }

    boolean isReady()
    {
        return hasBefore && updates == count && moved() > 0;
    }

    double value()
    {
        double sum = 0.0;
        for (int i = 0; i < levels; i++)
        {
            sum += gross[i] > 0 ? (double)net[i] / gross[i] : 0.0;
        }
        return sum / moved();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        before.visitState(state);
        hasBefore = state.visit(hasBefore);
        next = state.visit(next);
        count = state.visit(count);
        state.visit(rows, rows.length);
        if (state.isRestoring())
        {
            sumRows();
        }
    }

    private boolean isSame(final BookLevels now)
    {
        for (int i = 0; i < levels; i++)
        {
            if (!now.isSame(before, i))
            {
                return false;
            }
        }
        return true;
    }

    private void addRow(final BookLevels now)
    {
        final int row = next * levels;
        for (int i = 0; i < levels; i++)
        {
            final long lots = now.flowSince(before, i);
            final long oldest = rows[row + i];
            rows[row + i] = lots;
            net[i] = Math.addExact(net[i], Math.subtractExact(lots, oldest));
            gross[i] = Math.addExact(gross[i] - Math.abs(oldest), Math.abs(lots));
        }
        next = next + 1 == updates ? 0 : next + 1;
        count = Math.min(count + 1, updates);
    }

    private void sumRows()
    {
        for (int i = 0; i < rows.length; i++)
        {
            net[i % levels] = Math.addExact(net[i % levels], rows[i]);
            gross[i % levels] = Math.addExact(gross[i % levels], Math.abs(rows[i]));
        }
    }

    /** Levels where nothing happened say nothing and do not count. */
    private int moved()
    {
        int moved = 0;
        for (int i = 0; i < levels; i++)
        {
            moved += gross[i] > 0 ? 1 : 0;
        }
        return moved;
    }
}
