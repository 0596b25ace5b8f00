package io.petrel.core.risk;

import io.petrel.codecs.event.Side;
import io.petrel.core.market.Instrument;

/** What the other accounts of the node hold; the pipeline, which knows all of them, implements it. */
public interface AccountsView
{
    /**
     * Whether any other account holds, or has orders working towards, the side opposite to an order.
     *
     * @param accountId  whose order it is; this account does not count.
     * @param instrument of the order.
     * @param side       of the order.
     * @return true if the order would hedge.
     */
    boolean isOpposed(int accountId, Instrument instrument, Side side);
}
