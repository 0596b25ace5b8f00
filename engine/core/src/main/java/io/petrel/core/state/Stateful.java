package io.petrel.core.state;

/**
 * A class whose fields decide what the core does next. They are part of the core's state hash, which live, replayed
 * and restored runs must share, and of its snapshot. Pipeline thread only.
 */
public interface Stateful
{
    /**
     * Visits every field that decides future behaviour, in a fixed order, never by iterating an unordered collection.
     *
     * @param state hash, writer or reader.
     */
    void visitState(StateVisitor state);
}
