package io.petrel.tools.backtest;

import io.petrel.codecs.unit.E8;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as one HTML page with the equity curve drawn in SVG. */
final class ReportPage
{
    private static final int WIDTH = 960;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 12;

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Petrel report</title>
        <style>
        body { font: 14px sans-serif; margin: 2em; max-width: 980px }
        table { border-collapse: collapse; margin: 1em 0 }
        td { padding: 2px 12px; text-align: right; border-bottom: 1px solid #ddd }
        td:first-child { text-align: left }
        svg { border: 1px solid #ccc }
        </style></head><body>
        <h1>Petrel report</h1>
        <p>""";

    private final RunReport report;
    private final StringBuilder html = new StringBuilder();

    ReportPage(final RunReport report)
    {
        this.report = report;
    }

    String html()
    {
        html.append(HEAD)
            .append(ReportWriter.utc(report.firstTimeNs()))
            .append(" to ")
            .append(ReportWriter.utc(report.lastTimeNs()))
            .append("</p>\n");
        money();
        curve();
        counts("Inbound events", report.inboundEvents());
        counts("Outbound messages", report.outboundEvents());
        return html.append("</body></html>\n").toString();
    }

    private void money()
    {
        html.append("<table>\n");
        row("Equity at start", E8.format(report.startEquityE8()));
        row("Equity at end", E8.format(report.endEquityE8()));
        row("P&amp;L after fees", E8.format(report.netPnlE8()));
        row("Fees", E8.format(report.feesE8()));
        row("Turnover", E8.format(report.turnoverE8()));
        row("Largest drawdown", E8.format(report.equity().maxDrawdownE8()) +
            String.format(Locale.ROOT, " (%.2f %%)", 100 * report.equity().maxDrawdownFraction()));
        row("Fills", Integer.toString(report.fills().size()));
        row("Round trips", report.roundTrips() + ", " + report.winningTrips() + " won");
        for (final AccountReport account : 1 == report.accounts().size() ? List.<AccountReport>of() : report.accounts())
        {
            row("Account " + account.accountId(), E8.format(account.startEquityE8()) + " to " +
                E8.format(account.endEquityE8()) + ", fees " + E8.format(account.feesE8()));
        }
        html.append("</table>\n");
    }

    private void counts(final String title, final Map<String, Long> counts)
    {
        html.append("<h2>").append(title).append("</h2>\n<table>\n");
        counts.forEach((name, count) -> row(name, Long.toString(count)));
        html.append("</table>\n");
    }

    private void row(final String name, final String value)
    {
        html.append("<tr><td>").append(name).append("</td><td>").append(value).append("</td></tr>\n");
    }

    private void curve()
    {
        final List<EquityCurve.Point> points = report.equity().points();
        if (points.size() < 2)
        {
            return;
        }
        final long lowE8 = points.stream().mapToLong(EquityCurve.Point::equityE8).min().getAsLong();
        final long highE8 = points.stream().mapToLong(EquityCurve.Point::equityE8).max().getAsLong();
        final long startNs = points.get(0).timeNs();
        final double spanNs = Math.max(1, points.get(points.size() - 1).timeNs() - startNs);
        final double spanE8 = Math.max(1, highE8 - lowE8);
        html.append("<h2>Equity</h2>\n<p>low ").append(E8.format(lowE8)).append(", high ").append(E8.format(highE8))
            .append("</p>\n<svg width=\"").append(WIDTH).append("\" height=\"").append(HEIGHT)
            .append("\"><polyline fill=\"none\" stroke=\"#0057b8\" points=\"");
        for (final EquityCurve.Point point : points)
        {
            final double x = MARGIN + (WIDTH - 2 * MARGIN) * ((point.timeNs() - startNs) / spanNs);
            final double y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * ((point.equityE8() - lowE8) / spanE8);
            html.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        html.append("\"/></svg>\n");
    }
}
