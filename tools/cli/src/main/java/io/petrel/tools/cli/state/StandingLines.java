package io.petrel.tools.cli.state;

import io.petrel.codecs.event.RuleId;
import io.petrel.core.risk.StandingSink;
import io.petrel.core.risk.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Collects where an account stands with its rules, as lines for people and for JSON. */
final class StandingLines implements StandingSink
{
    private static final String BEST_DAY = "CONSISTENCY_BEST_DAY";

    private final List<StandingLine> lines = new ArrayList<>();
    private final double atrE8;

    /** Money that one ATR against the account costs; not a number where none is known. */
    StandingLines(final double atrE8)
    {
        this.atrE8 = atrE8;
    }

    @Override
    public void onStanding(
        final RuleId rule, final Kind kind, final long measured, final long limit, final boolean isLeast)
    {
        add(rule.name(), kind, measured, limit, isLeast);
    }

    @Override
    public void onBestDay(final long profitE8, final long limitE8)
    {
        add(BEST_DAY, Kind.MONEY_E8, profitE8, limitE8, false);
    }

    List<StandingLine> lines()
    {
        return List.copyOf(lines);
    }

    private void add(
        final String rule, final Kind kind, final long measured, final long limit, final boolean isLeast)
    {
        final boolean isMeasured = Verdict.NOT_MEASURED != measured;
        final long distance = !isMeasured ? measured : isLeast ? measured - limit : limit - measured;
        lines.add(new StandingLine(rule, kind, measured, limit, distance,
            isMeasured && Kind.MONEY_E8 == kind ? distance / atrE8 : Double.NaN));
    }
}
