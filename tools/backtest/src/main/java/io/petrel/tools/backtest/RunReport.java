package io.petrel.tools.backtest;

import java.util.List;
import java.util.Map;

/**
 * What a journal says a run did. Times are ns since the epoch, money E8 of the account's currency.
 *
 * @param inboundEvents  by message name.
 * @param outboundEvents by message name.
 * @param firstTimeNs    ingest time of the first market event.
 * @param lastTimeNs     ingest time of the last event.
 * @param startEquityE8  initial balances.
 * @param endEquityE8    last equity.
 * @param realisedPnlE8  before fees.
 * @param unrealisedPnlE8 of what is still open.
 * @param feesE8         paid, net of rebates.
 * @param turnoverE8     notional of all fills.
 * @param roundTrips     times a position went back to flat or through it.
 * @param winningTrips   of those, how many gained after fees.
 * @param fills          in order.
 * @param equity         of all accounts together, over time.
 * @param accounts       each, in the order of their numbers; all money above is the sum of theirs.
 */
public record RunReport(
    Map<String, Long> inboundEvents,
    Map<String, Long> outboundEvents,
    long firstTimeNs,
    long lastTimeNs,
    long startEquityE8,
    long endEquityE8,
    long realisedPnlE8,
    long unrealisedPnlE8,
    long feesE8,
    long turnoverE8,
    long roundTrips,
    long winningTrips,
    List<Fill> fills,
    EquityCurve equity,
    List<AccountReport> accounts)
{
    /**
     * Gain or loss after fees.
     *
     * @return E8 of the account's currency.
     */
    public long netPnlE8()
    {
        return endEquityE8 - startEquityE8;
    }
}
