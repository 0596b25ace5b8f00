package io.petrel.bench.plain;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes as a file of JSON, a line each, through a buffer: what most people have in place of a journal. Written field by
 * field into one builder, without reflection.
 */
final class JsonLines implements Notes, AutoCloseable
{
    private final StringBuilder text = new StringBuilder();
    private final BufferedWriter file;
    private long lines;

    JsonLines(final Path path) throws IOException
    {
        file = Files.newBufferedWriter(path);
    }

    @Override
    public void note(final long sequence, final long timeNs, final Object what)
    {
        text.setLength(0);
        text.append("{\"sequence\":").append(sequence).append(",\"timeNs\":").append(timeNs);
        write(what);
        text.append("}\n");
        lines++;
        try
        {
            file.append(text);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** Written so far. */
    long lines()
    {
        return lines;
    }

    @Override
    public void close() throws IOException
    {
        file.close();
    }

    private void write(final Object what)
    {
        if (what instanceof Depth depth)
        {
            write(depth);
        }
        else if (what instanceof Quote quote)
        {
            begin("quote").append(",\"id\":").append(quote.id());
            side("bid", quote.bid());
            side("ask", quote.ask());
        }
        else if (what instanceof Trade trade)
        {
            begin("trade").append(",\"taker\":").append(trade.taker())
                .append(",\"tradeTimeNs\":").append(trade.timeNs());
            number("price", trade.price());
            number("size", trade.size());
        }
        else if (what instanceof Report report)
        {
            begin("report").append(",\"orderId\":").append(report.orderId());
            word("what", report.what());
            number("price", report.price());
            number("size", report.size());
            number("fee", report.fee());
        }
        else
        {
            writeResult(what);
        }
    }

    private void writeResult(final Object what)
    {
        if (what instanceof Bar bar)
        {
            write(bar);
        }
        else if (what instanceof Features features)
        {
            begin("features");
            features.values().forEach((feature, value) ->
                text.append(",\"").append(feature.name()).append("\":").append(value.doubleValue()));
        }
        else if (what instanceof Votes votes)
        {
            write(votes);
        }
        else if (what instanceof Target target)
        {
            begin("target");
            number("size", target.size());
            number("stop", target.exits().stop());
            number("target", target.exits().target());
        }
        else if (what instanceof Order order)
        {
            begin("order").append(",\"id\":").append(order.id()).append(",\"isBuy\":").append(order.isBuy())
                .append(",\"parentId\":").append(order.parentId());
            word("purpose", order.purpose().name());
            number("price", order.price());
            number("size", order.size());
        }
        else if (what instanceof Account account)
        {
            begin("account");
            number("size", account.size());
            number("equity", account.equity());
            number("drawdown", account.drawdown());
        }
        else
        {
            begin("note");
            word("text", String.valueOf(what));
        }
    }

    private void write(final Depth depth)
    {
        begin(depth.isWhole() ? "snapshot" : "change").append(",\"firstId\":").append(depth.firstId())
            .append(",\"lastId\":").append(depth.lastId()).append(",\"previousId\":").append(depth.previousId());
        levels("bids", depth.bids());
        levels("asks", depth.asks());
    }

    private void write(final Bar bar)
    {
        begin("bar").append(",\"startNs\":").append(bar.startNs()).append(",\"endNs\":").append(bar.endNs());
        number("open", bar.open());
        number("high", bar.high());
        number("low", bar.low());
        number("close", bar.close());
        number("volume", bar.volume());
    }

    private void write(final Votes votes)
    {
        begin("votes");
        word("regime", votes.regime());
        text.append(",\"regimeConfidence\":").append(votes.confidence()).append(",\"votes\":[");
        for (int i = 0; i < votes.votes().size(); i++)
        {
            final Vote vote = votes.votes().get(i);
            text.append(0 == i ? "{\"engine\":\"" : ",{\"engine\":\"").append(vote.engine().name())
                .append("\",\"direction\":").append(vote.direction())
                .append(",\"confidence\":").append(vote.confidence()).append('}');
        }
        text.append(']');
    }

    private StringBuilder begin(final String type)
    {
        return text.append(",\"type\":\"").append(type).append('"');
    }

    private void side(final String name, final Level level)
    {
        text.append(",\"").append(name).append("\":");
        level(level);
    }

    private void levels(final String name, final List<Level> levels)
    {
        text.append(",\"").append(name).append("\":[");
        for (int i = 0; i < levels.size(); i++)
        {
            if (i > 0)
            {
                text.append(',');
            }
            level(levels.get(i));
        }
        text.append(']');
    }

    private void level(final Level level)
    {
        if (null == level)
        {
            text.append("null");
        }
        else
        {
            text.append('[').append(level.price().toPlainString()).append(',').append(level.size().toPlainString())
                .append(']');
        }
    }

    private void word(final String name, final String value)
    {
        text.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    private void number(final String name, final BigDecimal value)
    {
        text.append(",\"").append(name).append("\":").append(null == value ? "null" : value.toPlainString());
    }
}
