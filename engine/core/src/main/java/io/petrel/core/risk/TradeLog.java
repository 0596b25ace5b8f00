package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Trades of one account as the rules of conduct see them: from flat to flat, or to the other side. A trade lost when
 * what it closed, less its fees, is below zero. One row per position, in the portfolio's order. Pipeline thread only;
 * allocates when an instrument is first seen, never after.
 */
final class TradeLog implements Stateful
{
    private final Portfolio portfolio;
    private Row[] rows = new Row[0];
    private int count;
    private int lossesInARow;
    private long lastRiskNs = Units.NULL_TIME_NS;
    private long changesSeen;

    TradeLog(final Portfolio portfolio)
    {
        this.portfolio = portfolio;
    }

    /** Fills are booked, positions adopted: looks which trades have ended. */
    void onEvent()
    {
        final long changes = portfolio.fills() + portfolio.adoptions();
        if (changes != changesSeen)
        {
            changesSeen = changes;
            for (int i = 0; i < portfolio.positionCount(); i++)
            {
                observe(row(i), portfolio.positionAt(i));
            }
        }
    }

    /** An order that takes risk has left. */
    void onEntry(final Position position, final long nowNs)
    {
        final Row row = row(position);
        row.entries = isIdle(position) ? 1 : row.entries + 1;
        lastRiskNs = nowNs;
    }

    /** Orders that took risk since the position was last flat with nothing working. */
    int entries(final Position position)
    {
        return isIdle(position) ? 0 : row(position).entries;
    }

    /** Largest size of the last trade of the instrument, if that lost; else the null of lots. */
    long lostLots(final Position position)
    {
        final Row row = row(position);
        return row.lost ? row.lastLots : Units.NULL_LOTS;
    }

    /** Losing trades in a row, of all instruments by their ends. */
    int lossesInARow()
    {
        return lossesInARow;
    }

    /** When the last order that took risk has left, or the null of time. */
    long lastRiskNs()
    {
        return lastRiskNs;
    }

    /** Starts the count of losing trades anew: a reset, or the operator. */
    void forgive()
    {
        lossesInARow = 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lossesInARow = state.visit(lossesInARow);
        lastRiskNs = state.visit(lastRiskNs);
        changesSeen = state.visit(changesSeen);
        final int visited = state.visit(count);
        if (state.isRestoring())
        {
            count = 0;
            ensure(visited);
        }
        for (int i = 0; i < visited; i++)
        {
            rows[i].visitState(state);
        }
    }

    private void observe(final Row row, final Position position)
    {
        final int sign = Long.signum(position.lots());
        if (sign != row.sign)
        {
            if (0 != row.sign)
            {
                end(row, position);
            }
            row.sign = sign;
            row.mostLots = 0;
        }
        row.mostLots = Math.max(row.mostLots, Math.abs(position.lots()));
    }

    /** The next trade counts from here: its first fee is its own, that of a fill that turns the position is not. */
    private void end(final Row row, final Position position)
    {
        final long profitE8 =
            position.realisedE8() - row.realisedE8 - Math.subtractExact(position.feesE8(), row.feesE8);
        row.lost = profitE8 < 0;
        row.lastLots = row.mostLots;
        lossesInARow = row.lost ? lossesInARow + 1 : 0;
        row.realisedE8 = position.realisedE8();
        row.feesE8 = position.feesE8();
    }

    private static boolean isIdle(final Position position)
    {
        return 0 == position.lots() && 0 == position.workingOrders();
    }

    private Row row(final Position position)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (portfolio.positionAt(i) == position)
            {
                return row(i);
            }
        }
        throw new IllegalArgumentException("position of another account");
    }

    private Row row(final int index)
    {
        ensure(index + 1);
        return rows[index];
    }

    private void ensure(final int wanted)
    {
        if (rows.length < wanted)
        {
            rows = Arrays.copyOf(rows, wanted);
        }
        while (count < wanted)
        {
            rows[count++] = new Row();
        }
    }

    /** The trade of one position. */
    private static final class Row implements Stateful
    {
        private int sign;
        private int entries;
        private long mostLots;
        private long realisedE8;
        private long feesE8;
        private long lastLots;
        private boolean lost;

        @Override
        public void visitState(final StateVisitor state)
        {
            sign = state.visit(sign);
            entries = state.visit(entries);
            mostLots = state.visit(mostLots);
            realisedE8 = state.visit(realisedE8);
            feesE8 = state.visit(feesE8);
            lastLots = state.visit(lastLots);
            lost = state.visit(lost);
        }
    }
}
