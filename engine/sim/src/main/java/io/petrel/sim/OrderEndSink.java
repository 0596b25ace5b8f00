package io.petrel.sim;

/** Told of each order that ends otherwise than by its last fill, before that is reported. */
interface OrderEndSink
{
    /** Nobody who needs to know. */
    OrderEndSink NONE = order ->
    {
    };

    void onOrderEnded(SimOrder order);
}
