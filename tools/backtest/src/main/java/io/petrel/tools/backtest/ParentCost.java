package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import java.math.BigDecimal;

/**
 * What one parent order cost, in parts that add up. Money is in the settlement currency, exact to 1e-8, and positive
 * where it was lost. A part that cannot be known is null and counts as nothing in the total.
 *
 * @param key         account and number of the parent.
 * @param requestId   of the person's order that it works; null if none.
 * @param symbol      of the instrument.
 * @param contract    its money.
 * @param algorithm   how it was worked.
 * @param purpose     why it existed.
 * @param side        bought or sold.
 * @param startNs     when it began, core time.
 * @param endNs       when it ended; null while it is worked.
 * @param reason      why it ended; {@code OPEN} while it is worked.
 * @param totalLots   to trade; what was traded where it was made smaller than that meanwhile.
 * @param filledLots  traded.
 * @param children    orders it sent.
 * @param decision    middle at the decision, in ticks.
 * @param arrival     middle at its start, in ticks.
 * @param average     mean price of the fills in ticks, null without fills.
 * @param marketVwap  mean price of the market's trades while it was worked, in ticks; null without trades.
 * @param decisionValue value of all of it at the decision: what basis points are of.
 * @param delay       what the price ran away between decision and start, on what was filled.
 * @param spread      what crossing the spread cost; negative where it was earned by resting.
 * @param impact      what else the fills cost against the start: own impact, and where the market went meanwhile.
 * @param fees        paid, less rebates.
 * @param opportunity what was not filled would have earned from decision to end; null while it is worked.
 * @param vwapSlippage what the fills cost against the market's mean price; null without trades.
 * @param estimatedBps cost expected at the start, basis points of its value then; null if it was not known.
 * @param realisedBps  cost of the fills against the start with fees, basis points; null without fills.
 */
public record ParentCost(
    Key key,
    Long requestId,
    String symbol,
    ContractMath contract,
    ExecutionAlgorithm algorithm,
    OrderPurpose purpose,
    Side side,
    long startNs,
    Long endNs,
    String reason,
    long totalLots,
    long filledLots,
    int children,
    BigDecimal decision,
    BigDecimal arrival,
    BigDecimal average,
    BigDecimal marketVwap,
    BigDecimal decisionValue,
    BigDecimal delay,
    BigDecimal spread,
    BigDecimal impact,
    BigDecimal fees,
    BigDecimal opportunity,
    BigDecimal vwapSlippage,
    Double estimatedBps,
    Double realisedBps)
{
    /**
     * Names a parent order.
     *
     * @param accountId of the account.
     * @param parentId  within it.
     */
    public record Key(int accountId, long parentId)
    {
    }

    /**
     * Implementation shortfall (Perold 1988): the paper portfolio, filled in whole at the decision, less the real one.
     *
     * @return sum of the parts that are known.
     */
    public BigDecimal total()
    {
        final BigDecimal filled = delay.add(spread).add(impact).add(fees);
        return null == opportunity ? filled : filled.add(opportunity);
    }
}
