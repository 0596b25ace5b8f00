package io.petrel.tools.cli.explain;

import io.petrel.tools.cli.record.JournalRecord;

/** How an order's parent was planned, what it was expected to cost and what it cost. Computes only. */
final class ParentSteps
{
    private final Page page;

    ParentSteps(final Page page)
    {
        this.page = page;
    }

    void plan(final JournalRecord parent, final JournalRecord slice)
    {
        page.title("    Plan: " + parent.text("algorithm") + " of " + page.value(parent, "totalLots") + " as parent " +
            parent.number("parentId") + ", " + parent.number("slices") + " slices from " +
            page.value(parent, "startNs") + " to " + page.value(parent, "endNs"));
        page.add("decided at %s, began at %s; urgency %s, market expected to trade %s lots until the end",
            page.value(parent, "decisionReferenceTicks"), page.value(parent, "arrivalReferenceTicks"),
            page.number(parent, "urgency"), page.number(parent, "expectedVolumeLots"));
        page.add("expected cost in bps: fee %s + spread %s + impact %s + funding %s", page.number(parent, "feeBps"),
            page.number(parent, "spreadBps"), page.number(parent, "impactBps"), page.number(parent, "fundingBps"));
        page.add("slice %d, child %d %s: %s due by then, %s filled, cap %s, this order %s", slice.number("slice"),
            slice.number("child"), slice.text("liquidity"), page.value(slice, "dueLots"),
            page.value(slice, "filledLots"), page.value(slice, "capLots"), page.value(slice, "childLots"));
    }

    void outcome(final JournalRecord outcome)
    {
        page.title("    Parent " + outcome.number("parentId") + ": " + outcome.text("reason") + ", filled " +
            page.value(outcome, "filledLots") + " of " + page.value(outcome, "totalLots") + " by " +
            outcome.number("children") + " orders");
        page.add("cost %s bps, expected %s", page.number(outcome, "realisedBps"),
            page.number(outcome, "estimatedBps"));
    }
}
