package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import java.util.Arrays;

/**
 * What the largest gap, the slippage behind it and the fees of leaving would take from an account as it is: the
 * guardian must act while equity can still pay it. What is held is valued at its mark, by money that the portfolio has
 * at hand; what works at its limit, summed anew only when it changed. Holds no state. Pipeline thread only; allocates
 * when an instrument is first seen, never after.
 */
final class GapExposure
{
    private static final long MILLION = 1_000_000;
    private static final int PPM_PER_BPS = 100;

    private final Portfolio portfolio;
    private final Parameters parameters;
    private final WorstCase worst;
    private long[] buysE8 = new long[0];
    private long[] sellsE8 = new long[0];
    private long changesSeen = -1;
    private long parametersSeen = -1;
    private long cutPpm;

    GapExposure(final Portfolio portfolio, final Parameters parameters, final WorstCase worst)
    {
        this.portfolio = portfolio;
        this.parameters = parameters;
        this.worst = worst;
    }

    /** E8, rounded up; 0 where the numbers of the worst case are not set. */
    long lossE8()
    {
        if (parametersSeen != parameters.changes())
        {
            parametersSeen = parameters.changes();
            cutPpm = 0 == worst.missing() ? (long)Math.ceil(worst.cutBps() * PPM_PER_BPS) : 0;
        }
        if (changesSeen != portfolio.changes())
        {
            changesSeen = portfolio.changes();
            sumWorking();
        }
        long lossE8 = 0;
        for (int i = 0; i < buysE8.length; i++)
        {
            lossE8 += lossE8(portfolio.positionAt(i), buysE8[i], sellsE8[i]);
        }
        return lossE8;
    }

    private long lossE8(final Position position, final long buysE8OfIt, final long sellsE8OfIt)
    {
        final long heldE8 = position.markNotionalE8();
        final long notionalE8 = Math.max(heldE8 + buysE8OfIt, sellsE8OfIt - heldE8);
        if (notionalE8 <= 0)
        {
            return 0;
        }
        // The coins that an inverse long loses when the price falls by a part are more than that part of its notional.
        final boolean isInverse = ContractType.INVERSE == position.instrument().contractType();
        final long wholePpm = isInverse ? Math.max(1, MILLION - cutPpm) : MILLION;
        return (notionalE8 / wholePpm + 1) * cutPpm;
    }

    private void sumWorking()
    {
        if (buysE8.length < portfolio.positionCount())
        {
            buysE8 = Arrays.copyOf(buysE8, portfolio.positionCount());
            sellsE8 = Arrays.copyOf(sellsE8, portfolio.positionCount());
        }
        Arrays.fill(buysE8, 0);
        Arrays.fill(sellsE8, 0);
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            final int index = indexOf(order.position());
            if (Side.BUY == order.side())
            {
                buysE8[index] = Money.add(buysE8[index], notionalE8(order));
            }
            else
            {
                sellsE8[index] = Money.add(sellsE8[index], notionalE8(order));
            }
        }
    }

    /** At its limit; one without a limit that counts is valued at the mark. */
    private static long notionalE8(final WorkingOrder order)
    {
        final Position position = order.position();
        final long ticks = order.priceTicks() > 0 ? order.priceTicks() : position.markTicks();
        return position.instrument().contract().notionalE8(ticks, order.remainingLots());
    }

    private int indexOf(final Position position)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (portfolio.positionAt(i) == position)
            {
                return i;
            }
        }
        throw new IllegalStateException("order of a position that the account does not have");
    }
}
