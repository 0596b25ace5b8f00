package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Boundaries of one instrument at which funding is charged: those whose rate is known and which are still ahead, by
 * time, and the last {@link #REMEMBERED} that were charged, so that each is charged once, also one that is told after a
 * later one. Engine thread only; grows to the most boundaries ahead.
 */
final class FundingSchedule implements Stateful
{
    /** Boundaries charged that are told apart; one as old as the oldest of so many counts as charged. */
    static final int REMEMBERED = 16;

    private static final int INITIAL_AHEAD = 4;

    private final long[] chargedNs = new long[REMEMBERED];
    private int charged;
    private long[] aheadNs = new long[INITIAL_AHEAD];
    private long[] ratesE12 = new long[INITIAL_AHEAD];
    private int size;

    boolean isCharged(final long boundaryNs)
    {
        if (REMEMBERED == charged && boundaryNs <= chargedNs[0])
        {
            return true;
        }
        return Arrays.binarySearch(chargedNs, 0, charged, boundaryNs) >= 0;
    }

    /** The first boundary ahead, MAX_VALUE when there is none. */
    long firstNs()
    {
        return 0 == size ? Long.MAX_VALUE : aheadNs[0];
    }

    long firstRateE12()
    {
        return ratesE12[0];
    }

    /** A boundary ahead has this rate, whatever was said of it before. */
    void expect(final long boundaryNs, final long rateE12)
    {
        final int found = Arrays.binarySearch(aheadNs, 0, size, boundaryNs);
        if (found >= 0)
        {
            ratesE12[found] = rateE12;
            return;
        }
        final int at = -1 - found;
        if (size == aheadNs.length)
        {
            aheadNs = Arrays.copyOf(aheadNs, size << 1);
            ratesE12 = Arrays.copyOf(ratesE12, size << 1);
        }
        System.arraycopy(aheadNs, at, aheadNs, at + 1, size - at);
        System.arraycopy(ratesE12, at, ratesE12, at + 1, size - at);
        aheadNs[at] = boundaryNs;
        ratesE12[at] = rateE12;
        size++;
    }

    /** A boundary was charged, the first ahead or one that nobody expected. */
    void onCharged(final long boundaryNs)
    {
        if (firstNs() == boundaryNs)
        {
            size--;
            System.arraycopy(aheadNs, 1, aheadNs, 0, size);
            System.arraycopy(ratesE12, 1, ratesE12, 0, size);
        }
        if (REMEMBERED == charged)
        {
            charged--;
            System.arraycopy(chargedNs, 1, chargedNs, 0, charged);
        }
        final int at = -1 - Arrays.binarySearch(chargedNs, 0, charged, boundaryNs);
        System.arraycopy(chargedNs, at, chargedNs, at + 1, charged - at);
        chargedNs[at] = boundaryNs;
        charged++;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        charged = state.visit(charged);
        state.visit(chargedNs, charged);
        size = state.visit(size);
        if (size > aheadNs.length)
        {
            aheadNs = new long[size];
            ratesE12 = new long[size];
        }
        state.visit(aheadNs, size);
        state.visit(ratesE12, size);
    }
}
