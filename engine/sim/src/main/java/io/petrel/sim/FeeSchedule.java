package io.petrel.sim;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * What a fill costs: notional times the rate of its liquidity in the account's tier, plus what its direction adds,
 * rounded half-even to E8 of the settlement currency; positive is paid, negative is a rebate. The tier counts whole UTC
 * days, so a fill never changes the rate of its own day. Notional of INVERSE contracts is in coins and does not count.
 */
final class FeeSchedule implements Stateful
{
    private static final long DAY_NS = 24 * SettingRange.HOUR_NS;

    private final FeeSettings settings;
    private final int days;
    private int[] accountIds = new int[0];
    private int[] tiers = new int[0];
    private long[] todayE8 = new long[0];
    /** By account, then by day modulo the window. */
    private long[] dayE8 = new long[0];
    private int size;
    private long day = Long.MIN_VALUE;

    FeeSchedule(final FeeSettings settings)
    {
        this.settings = settings;
        days = settings.windowDays();
    }

    /** The fee of a fill, E8; its notional counts towards the days to come. */
    long feeE8(
        final VenueInstrument at,
        final SimOrder order,
        final long priceTicks,
        final long lots,
        final LiquidityFlag liquidity,
        final long extraRateE8,
        final long nowNs)
    {
        startDays(Math.floorDiv(nowNs, DAY_NS));
        final int account = indexOf(order.accountId);
        final long notionalE8 = at.instrument.contract().notionalE8(priceTicks, lots);
        final FeeSettings.Tier tier = settings.tiers().get(tiers[account]);
        final long liquidityRateE8 = LiquidityFlag.MAKER == liquidity ? tier.makerRateE8() : tier.takerRateE8();
        final long sideRateE8 = order.isBuy ? settings.buyRateE8() : settings.sellRateE8();
        if (ContractType.INVERSE != at.instrument.contractType())
        {
            todayE8[account] = saturatedSum(todayE8[account], notionalE8);
        }
        return E8.mulDiv(notionalE8, liquidityRateE8 + sideRateE8 + extraRateE8, Units.ONE_E8);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        day = state.visit(day);
        size = state.visit(size);
        if (state.isRestoring())
        {
            resize(size);
        }
        state.visit(accountIds, size);
        state.visit(tiers, size);
        state.visit(todayE8, size);
        state.visit(dayE8, size * days);
    }

    private void startDays(final long newDay)
    {
        if (newDay <= day)
        {
            return;
        }
        final long passedDays = Long.MIN_VALUE == day ? 0 : newDay - day;
        for (int account = 0; account < size; account++)
        {
            startDays(account, passedDays);
        }
        day = newDay;
    }

    /**
     * The day that ends takes the place of the oldest, unless so many passed that it is out of the window itself; days
     * without an event had no volume.
     */
    private void startDays(final int account, final long passedDays)
    {
        final long endedE8 = passedDays <= days ? todayE8[account] : 0;
        for (long i = 0; i < Math.min(passedDays, days); i++)
        {
            dayE8[account * days + (int)Math.floorMod(day + i, (long)days)] = 0 == i ? endedE8 : 0;
        }
        todayE8[account] = 0;
        tiers[account] = tierOf(account);
    }

    private int tierOf(final int account)
    {
        long volumeE8 = 0;
        for (int i = 0; i < days; i++)
        {
            volumeE8 = saturatedSum(volumeE8, dayE8[account * days + i]);
        }
        int tier = settings.tiers().size() - 1;
        while (settings.tiers().get(tier).volumeE8() > volumeE8)
        {
            tier--;
        }
        return tier;
    }

    private int indexOf(final int accountId)
    {
        for (int i = 0; i < size; i++)
        {
            if (accountIds[i] == accountId)
            {
                return i;
            }
        }
        resize(size + 1);
        accountIds[size] = accountId;
        Arrays.fill(dayE8, size * days, (size + 1) * days, settings.priorVolumeE8() / days);
        tiers[size] = tierOf(size);
        return size++;
    }

    private void resize(final int accounts)
    {
        accountIds = Arrays.copyOf(accountIds, accounts);
        tiers = Arrays.copyOf(tiers, accounts);
        todayE8 = Arrays.copyOf(todayE8, accounts);
        dayE8 = Arrays.copyOf(dayE8, accounts * days);
    }

    private static long saturatedSum(final long aE8, final long bE8)
    {
        final long sumE8 = aE8 + bE8;
        return sumE8 < 0 ? Long.MAX_VALUE : sumE8;
    }
}
