package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;

/**
 * What the largest gap, the slippage behind it and the fees of leaving would take from an account as it is: the
 * guardian must act while equity can still pay it. A position without working orders is valued by money that the
 * portfolio has at hand; only where orders work is the worst case computed. Holds no state. Pipeline thread only;
 * allocates nothing.
 */
final class GapExposure
{
    private static final long MILLION = 1_000_000;
    private static final int PPM_PER_BPS = 100;

    private final Portfolio portfolio;
    private final Parameters parameters;
    private final WorstCase worst;
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
        long lossE8 = 0;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            if (0 != position.workingOrders())
            {
                lossE8 = Money.add(lossE8, worst.gapLossE8(position));
            }
            else if (0 != position.lots())
            {
                lossE8 = Money.add(lossE8, heldLossE8(position));
            }
        }
        return lossE8;
    }

    /**
     * The coins that an inverse long loses when the price falls by a part are more than that part of its notional. A
     * spread may close to its dearer side before: the gap is then of that price.
     */
    private long heldLossE8(final Position position)
    {
        final boolean isInverse = ContractType.INVERSE == position.instrument().contractType();
        final long wholePpm = isInverse ? Math.max(1, MILLION - cutPpm) : MILLION;
        final long lossE8 = Money.times(Math.abs(position.markNotionalE8()) / wholePpm + 1, cutPpm);
        final long lowTicks = Math.max(1, Math.min(position.closeTicks(true), position.closeTicks(false)));
        final long spreadTicks = Math.abs(position.closeTicks(true) - position.closeTicks(false));
        return Money.add(lossE8, Money.times(lossE8 / lowTicks + 1, spreadTicks));
    }
}
