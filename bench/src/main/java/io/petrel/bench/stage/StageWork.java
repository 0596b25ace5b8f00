package io.petrel.bench.stage;

/**
 * A stage with something to do: the same amount in each batch. A class of its own has a loop of its own, so that the
 * compiler sees one stage there; its caller is interrupted once a batch, not once an operation.
 */
public interface StageWork extends AutoCloseable
{
    /**
     * Operations in a batch.
     *
     * @return above 0.
     */
    int operations();

    /**
     * Does one batch.
     *
     * @return what follows from all that was computed, so that nothing is left out.
     */
    long batch();

    /**
     * Whether all of its kinds of work were done once, so that there is something to check.
     *
     * @return false while its tape has not been run to the end.
     */
    default boolean isWhole()
    {
        return true;
    }

    /**
     * Whether the last batch was far enough into a pass that it may allocate nothing: what begins anew is made anew.
     *
     * @return false at the start of a pass.
     */
    default boolean isSteady()
    {
        return true;
    }

    /** Throws if what was computed cannot be right. */
    void check();

    @Override
    default void close()
    {
    }
}
