package io.petrel.bench.sim;

import io.petrel.bench.tape.SharedTapes;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.tools.data.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** The events of a capture, imported as any user imports them, side by side in memory. */
final class CaptureEvents
{
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1 << 25]);
    private long[] times = new long[1 << 18];
    private int[] offsets = new int[1 << 18];
    private long[] lastTradeTicks = new long[1 << 18];
    private int count;
    private int end;
    private int instrumentId;

    static CaptureEvents of(final String market) throws IOException
    {
        final CaptureEvents events = new CaptureEvents();
        final Path folder = Files.createTempDirectory("petrel-bench");
        try
        {
            events.read(SharedTapes.capture(market, folder.resolve("tape")));
        }
        finally
        {
            IoUtil.delete(folder.toFile(), false);
        }
        return events;
    }

    int count()
    {
        return count;
    }

    int instrumentId()
    {
        return instrumentId;
    }

    UnsafeBuffer bytes()
    {
        return bytes;
    }

    int offset(final int index)
    {
        return offsets[index];
    }

    int length(final int index)
    {
        return offsets[index + 1] - offsets[index];
    }

    long ingestTimeNs(final int index)
    {
        return times[index];
    }

    /** Price of the last trade up to the event, 0 before the first. */
    long lastTradeTicks(final int index)
    {
        return lastTradeTicks[index];
    }

    private void read(final Path tape)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final TradeDecoder trade = new TradeDecoder();
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        long tradeTicks = 0;
        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                reserve();
                offsets[count] = end;
                times[count] = reader.ingestTimeNs();
                bytes.putBytes(end, reader.buffer(), reader.offset(), reader.length());
                if (TradeDecoder.TEMPLATE_ID == reader.templateId())
                {
                    trade.wrapAndApplyHeader(bytes, end, header);
                    tradeTicks = trade.priceTicks();
                }
                else if (InstrumentDefinitionDecoder.TEMPLATE_ID == reader.templateId())
                {
                    instrumentId = definition.wrapAndApplyHeader(bytes, end, header).instrumentId();
                }
                lastTradeTicks[count] = tradeTicks;
                end += reader.length();
                count++;
            }
        }
        reserve();
        offsets[count] = end;
    }

    private void reserve()
    {
        if (count == times.length)
        {
            times = Arrays.copyOf(times, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
            lastTradeTicks = Arrays.copyOf(lastTradeTicks, 2 * count);
        }
    }
}
