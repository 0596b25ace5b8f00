package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentOutcomeDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import java.math.BigDecimal;
import java.math.MathContext;

/** Collects one parent order's messages, fills and market, and reckons what it cost. Prices are in half ticks. */
final class ParentTrack
{
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    final ParentCost.Key key;
    final int instrumentId;
    final long requestId;
    final long startCause;
    long endCause = Long.MAX_VALUE;

    private final ExecutionAlgorithm algorithm;
    private final OrderPurpose purpose;
    private final Side side;
    private final long startNs;
    private final long decision;
    private final long arrival;
    private final double estimatedBps;
    private long totalLots;
    private Long endNs;
    private String reason = "OPEN";
    private Double realisedBps;
    private long end = Units.NULL_TICKS;
    private int children;
    private long filledLots;
    private BigDecimal feesE8 = BigDecimal.ZERO;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal market = BigDecimal.ZERO;
    private long marketLots;
    private BigDecimal fillsAgainstArrival = BigDecimal.ZERO;
    private BigDecimal spread = BigDecimal.ZERO;
    private final CostMoney money;

    ParentTrack(final long cause, final ParentOrderDecoder parent, final CostMoney money)
    {
        key = new ParentCost.Key(parent.accountId(), parent.parentId());
        instrumentId = parent.instrumentId();
        requestId = parent.requestId();
        startCause = cause;
        this.money = money;
        algorithm = parent.algorithm();
        purpose = parent.purpose();
        side = parent.side();
        startNs = parent.startNs();
        totalLots = parent.totalLots();
        decision = middle(parent.decisionBidTicks(), parent.decisionAskTicks(), parent.decisionReferenceTicks());
        arrival = middle(parent.arrivalBidTicks(), parent.arrivalAskTicks(), parent.arrivalReferenceTicks());
        estimatedBps = parent.feeBps() + known(parent.spreadBps()) + known(parent.impactBps()) + parent.fundingBps();
    }

    /** Twice the middle of the best prices, or twice the reference where a side is absent. */
    static long middle(final long bidTicks, final long askTicks, final long referenceTicks)
    {
        return bidTicks > 0 && askTicks > 0 ? Math.addExact(bidTicks, askTicks) : 2 * referenceTicks;
    }

    void amend(final ParentOrderDecoder parent)
    {
        totalLots = parent.totalLots();
    }

    void onChild()
    {
        children++;
    }

    void onOutcome(final long cause, final ParentOutcomeDecoder outcome)
    {
        endCause = cause;
        endNs = outcome.eventTimeNs();
        reason = ParentEnd.NULL_VAL == outcome.reason() ? "OPEN" : outcome.reason().name();
        realisedBps = Double.isFinite(outcome.realisedBps()) ? outcome.realisedBps() : null;
        end = Units.NULL_TICKS == outcome.endReferenceTicks() ? Units.NULL_TICKS : 2 * outcome.endReferenceTicks();
    }

    /** A trade of the market while it is worked. */
    void onTrade(final long priceTicks, final long lots)
    {
        marketLots += lots;
        market = market.add(BigDecimal.valueOf(priceTicks).multiply(BigDecimal.valueOf(lots)));
    }

    /**
     * A fill of a child that saw these quotes when it was placed there. Of one whose liquidity was not told, the spread
     * is part of the impact.
     */
    void onFill(final ChildQuote quote, final long priceTicks, final long lots, final long feeE8,
        final LiquidityFlag liquidity)
    {
        filledLots += lots;
        feesE8 = feesE8.add(BigDecimal.valueOf(feeE8));
        filled = filled.add(BigDecimal.valueOf(priceTicks).multiply(BigDecimal.valueOf(lots)));
        fillsAgainstArrival = fillsAgainstArrival.add(cost(arrival, 2 * priceTicks, lots));
        if (quote.bidTicks() > 0 && quote.askTicks() > 0 && LiquidityFlag.NONE != liquidity)
        {
            final boolean paysAsk = (Side.BUY == side) == (LiquidityFlag.MAKER != liquidity);
            final long touch = 2 * (paysAsk ? quote.askTicks() : quote.bidTicks());
            spread = spread.add(cost(quote.bidTicks() + quote.askTicks(), touch, lots));
        }
    }

    ParentCost cost(final String symbol, final ContractMath contract)
    {
        final long wholeLots = Math.max(totalLots, filledLots);
        final long unfilledLots = wholeLots - filledLots;
        final boolean isOver = null != endNs;
        return new ParentCost(
            key, Units.NULL_ID == requestId ? null : requestId, symbol, contract, algorithm, purpose, side,
            startNs, endNs, reason, wholeLots, filledLots, children,
            ticks(decision), ticks(arrival),
            mean(filled, filledLots), mean(market, marketLots),
            money.value(decision, wholeLots),
            CostMoney.e8(cost(decision, arrival, filledLots)),
            CostMoney.e8(spread),
            CostMoney.e8(fillsAgainstArrival).subtract(CostMoney.e8(spread)),
            feesE8.movePointLeft(CostMoney.E8_DIGITS),
            isOver && (0 == unfilledLots || end > 0) ?
                CostMoney.e8(0 == unfilledLots ? BigDecimal.ZERO : cost(decision, end, unfilledLots)) : null,
            0 == filledLots || 0 == marketLots ? null : CostMoney.e8(money.difference(
                mean(market, marketLots).multiply(TWO), mean(filled, filledLots).multiply(TWO), filledLots, side)),
            Double.isFinite(estimatedBps) ? estimatedBps : null, realisedBps);
    }

    private BigDecimal cost(final long fromHalfTicks, final long toHalfTicks, final long lots)
    {
        return 0 == lots || fromHalfTicks <= 0 || toHalfTicks <= 0 ? BigDecimal.ZERO :
            money.difference(BigDecimal.valueOf(fromHalfTicks), BigDecimal.valueOf(toHalfTicks), lots, side);
    }

    private static BigDecimal ticks(final long halfTicks)
    {
        return halfTicks <= 0 ? null : BigDecimal.valueOf(halfTicks).divide(TWO);
    }

    private static BigDecimal mean(final BigDecimal sum, final long lots)
    {
        return 0 == lots ? null : sum.divide(BigDecimal.valueOf(lots), MathContext.DECIMAL128);
    }

    private static double known(final double bps)
    {
        return Double.isNaN(bps) ? 0 : bps;
    }
}
