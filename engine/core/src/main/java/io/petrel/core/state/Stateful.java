package io.petrel.core.state;

/**
 * A class whose fields decide what the core does next. Its hash is part of the core's state hash, which live, replayed
 * and restored runs must share. Pipeline thread only.
 */
public interface Stateful
{
    /**
     * Adds every field that decides future behaviour, in a fixed order, never by iterating an unordered collection.
     *
     * @param hash the running hash to add to.
     */
    void hashInto(StateHash hash);
}
