package io.petrel.tools.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.petrel.codecs.unit.E8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Writes a report to a folder: {@code report.json}, {@code fills.csv}, {@code equity.csv} and {@code report.html},
 * which needs no network and no script. Files that exist are replaced.
 */
public final class ReportWriter
{
    private final RunReport report;
    private final Path folder;

    /**
     * Creates a writer.
     *
     * @param report to write.
     * @param folder that exists.
     */
    public ReportWriter(final RunReport report, final Path folder)
    {
        this.report = report;
        this.folder = folder;
    }

    /**
     * Writes all files.
     *
     * @throws UncheckedIOException when the folder cannot be written.
     */
    public void write()
    {
        try
        {
            writeJson();
            writeFills();
            writeEquity();
            Files.writeString(folder.resolve("report.html"), new ReportPage(report).html());
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot write the report to " + folder, e);
        }
    }

    static String utc(final long timeNs)
    {
        return Long.MIN_VALUE == timeNs ?
            "" :
            Instant.ofEpochSecond(0, timeNs).toString();
    }

    private void writeJson() throws IOException
    {
        try (Writer file = Files.newBufferedWriter(folder.resolve("report.json"), StandardCharsets.UTF_8);
            JsonGenerator json = new JsonFactory().createGenerator(file))
        {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("firstTime", utc(report.firstTimeNs()));
            json.writeStringField("lastTime", utc(report.lastTimeNs()));
            writeCounts(json, "inbound", report.inboundEvents());
            writeCounts(json, "outbound", report.outboundEvents());
            writeMoney(json);
            writeAccounts(json);
            json.writeNumberField("fills", report.fills().size());
            json.writeNumberField("roundTrips", report.roundTrips());
            json.writeNumberField("winningTrips", report.winningTrips());
            json.writeEndObject();
        }
    }

    private void writeMoney(final JsonGenerator json) throws IOException
    {
        json.writeStringField("startEquity", E8.format(report.startEquityE8()));
        json.writeStringField("endEquity", E8.format(report.endEquityE8()));
        json.writeStringField("netPnl", E8.format(report.netPnlE8()));
        json.writeStringField("realisedPnl", E8.format(report.realisedPnlE8()));
        json.writeStringField("unrealisedPnl", E8.format(report.unrealisedPnlE8()));
        json.writeStringField("fees", E8.format(report.feesE8()));
        json.writeStringField("turnover", E8.format(report.turnoverE8()));
        json.writeStringField("maxDrawdown", E8.format(report.equity().maxDrawdownE8()));
        json.writeNumberField("maxDrawdownFraction", report.equity().maxDrawdownFraction());
    }

    private void writeAccounts(final JsonGenerator json) throws IOException
    {
        json.writeArrayFieldStart("accounts");
        for (final AccountReport account : report.accounts())
        {
            json.writeStartObject();
            json.writeNumberField("accountId", account.accountId());
            json.writeStringField("startEquity", E8.format(account.startEquityE8()));
            json.writeStringField("endEquity", E8.format(account.endEquityE8()));
            json.writeStringField("realisedPnl", E8.format(account.realisedPnlE8()));
            json.writeStringField("unrealisedPnl", E8.format(account.unrealisedPnlE8()));
            json.writeStringField("fees", E8.format(account.feesE8()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCounts(final JsonGenerator json, final String name, final Map<String, Long> counts)
        throws IOException
    {
        json.writeObjectFieldStart(name);
        for (final Map.Entry<String, Long> entry : counts.entrySet())
        {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeFills() throws IOException
    {
        try (Writer csv = Files.newBufferedWriter(folder.resolve("fills.csv"), StandardCharsets.UTF_8))
        {
            csv.write("sequence,time,client_order_id,symbol,side,price,size,fee,liquidity\n");
            for (final Fill fill : report.fills())
            {
                csv.write(String.join(
                    ",",
                    Long.toString(fill.sequence()),
                    utc(fill.timeNs()),
                    Long.toString(fill.clientOrderId()),
                    fill.symbol(),
                    fill.side().name(),
                    fill.price(),
                    fill.size(),
                    E8.format(fill.feeE8()),
                    fill.liquidity().name()) + "\n");
            }
        }
    }

    private void writeEquity() throws IOException
    {
        try (Writer csv = Files.newBufferedWriter(folder.resolve("equity.csv"), StandardCharsets.UTF_8))
        {
            csv.write("time,equity\n");
            for (final EquityCurve.Point point : report.equity().points())
            {
                csv.write(utc(point.timeNs()) + "," + E8.format(point.equityE8()) + "\n");
            }
        }
    }
}
