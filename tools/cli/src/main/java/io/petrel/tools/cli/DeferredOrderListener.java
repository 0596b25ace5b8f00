package io.petrel.tools.cli;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.node.host.OrderListener;

/** An order listener that starts to listen once recovery is over: orders of the past have no latency. Engine thread. */
final class DeferredOrderListener implements OrderListener
{
    private OrderListener listener = NONE;

    void to(final OrderListener newListener)
    {
        listener = newListener;
    }

    @Override
    public void onOrderSent(final OrderPurpose purpose)
    {
        listener.onOrderSent(purpose);
    }
}
