package io.petrel.core.bar;

/** Receives closed bars, in the order they close. */
public interface BarSink
{
    /**
     * A bar closed.
     *
     * @param bar valid during the call only; copy what must outlive it.
     */
    void onBar(Bar bar);
}
