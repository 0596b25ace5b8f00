package io.petrel.core.portfolio;

/**
 * Receives the account after each fill, position first. Pipeline thread only; the arguments are valid during the call.
 */
public interface PortfolioSink
{
    /**
     * A position changed by a fill.
     *
     * @param position after the fill.
     */
    void onPosition(Position position);

    /**
     * The account changed by a fill.
     *
     * @param portfolio after the fill.
     */
    void onAccount(Portfolio portfolio);
}
