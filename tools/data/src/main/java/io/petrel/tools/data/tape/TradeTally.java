package io.petrel.tools.data.tape;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;

/** Trades of one instrument: count, exact sums, ids. */
final class TradeTally
{
    private static final int VWAP_DECIMALS = 8;

    private final Step tick;
    private final Step lot;
    private final ExactSum sizeLots = new ExactSum();
    private final ExactSum notional = new ExactSum();
    private long count;
    private long sellerTakes;
    private long unknownTakers;
    private long notMarket;
    private long aggregated;
    private long firstId = Units.NULL_ID;
    private long lastId = Units.NULL_ID;
    private long idGaps;
    private long missingIds;
    private long idsBackward;

    TradeTally(final Step tick, final Step lot)
    {
        this.tick = tick;
        this.lot = lot;
    }

    void onTrade(final TradeDecoder trade)
    {
        final long tradeId = trade.tradeId();
        final long priceTicks = trade.priceTicks();
        final long lots = trade.sizeLots();
        final AggressorSide side = trade.aggressorSide();
        count++;
        sizeLots.add(lots);
        notional.addProduct(priceTicks, lots);
        sellerTakes += AggressorSide.SELLER == side ? 1 : 0;
        unknownTakers += AggressorSide.UNKNOWN == side ? 1 : 0;
        aggregated += trade.flags().aggregated() ? 1 : 0;
        notMarket += trade.flags().notMarket() ? 1 : 0;

        if (Units.NULL_ID != tradeId)
        {
            follow(tradeId);
        }
    }

    boolean isEmpty()
    {
        return 0 == count;
    }

    TapeReport.Trades report()
    {
        final BigDecimal size = exact(sizeLots, lot.mantissa(), lot.exponent());
        final BigDecimal value =
            exact(notional, 1, 0).multiply(step(tick)).multiply(step(lot));
        final BigDecimal vwap = 0 == size.signum() ? null : value.divide(size, VWAP_DECIMALS, RoundingMode.HALF_EVEN);
        return new TapeReport.Trades(count, plain(size), plain(value), null == vwap ? "" : plain(vwap), firstId,
            lastId, idGaps, missingIds, idsBackward, sellerTakes, unknownTakers, aggregated, notMarket);
    }

    private void follow(final long tradeId)
    {
        if (Units.NULL_ID == lastId)
        {
            firstId = tradeId;
        }
        else if (tradeId <= lastId)
        {
            idsBackward++;
        }
        else if (tradeId > lastId + 1)
        {
            idGaps++;
            missingIds += tradeId - lastId - 1;
        }

        lastId = Units.NULL_ID == lastId ? tradeId : Math.max(lastId, tradeId);
    }

    private static BigDecimal exact(final ExactSum sum, final long mantissa, final int exponent)
    {
        return new BigDecimal(sum.value()).multiply(BigDecimal.valueOf(mantissa)).scaleByPowerOfTen(exponent);
    }

    private static BigDecimal step(final Step step)
    {
        return BigDecimal.valueOf(step.mantissa()).scaleByPowerOfTen(step.exponent());
    }

    private static String plain(final BigDecimal value)
    {
        return 0 == value.signum() ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
