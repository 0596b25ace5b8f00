package io.petrel.tools.backtest;

import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.Side;

/**
 * One fill as the venue told it first.
 *
 * @param sequence      inbound sequence of the report or answer.
 * @param timeNs        at the venue, ns since the epoch.
 * @param clientOrderId of the order.
 * @param symbol        of the instrument.
 * @param side          of the order.
 * @param price         plain decimal, quote per base.
 * @param size          plain decimal, base units or contracts.
 * @param feeE8         paid when positive, a rebate when negative; settlement currency.
 * @param liquidity     maker or taker; NONE where only an answer told the fill.
 */
public record Fill(
    long sequence,
    long timeNs,
    long clientOrderId,
    String symbol,
    Side side,
    String price,
    String size,
    long feeE8,
    LiquidityFlag liquidity)
{
    /** The same on a side that is known now. */
    Fill on(final Side known)
    {
        return new Fill(sequence, timeNs, clientOrderId, symbol, known, price, size, feeE8, liquidity);
    }
}
