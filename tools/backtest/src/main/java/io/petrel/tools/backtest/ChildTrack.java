package io.petrel.tools.backtest;

import java.util.ArrayList;
import java.util.List;

/** A child order and each price it was placed at: one that follows the market has a quote for each of its moves. */
final class ChildTrack
{
    private final ParentTrack parent;
    private final List<ChildQuote> placements = new ArrayList<>();

    ChildTrack(final ParentTrack parent, final ChildQuote first)
    {
        this.parent = parent;
        placements.add(first);
    }

    ParentTrack parent()
    {
        return parent;
    }

    void move(final ChildQuote next)
    {
        placements.add(next);
    }

    /**
     * What it saw when it was placed where it was filled. What rests is filled at its limit, so the price tells, also
     * where a move was refused or overtaken by a fill; what takes was placed once.
     */
    ChildQuote of(final long fillTicks)
    {
        for (int i = placements.size() - 1; i > 0; i--)
        {
            if (placements.get(i).priceTicks() == fillTicks)
            {
                return placements.get(i);
            }
        }
        return placements.get(0);
    }
}
