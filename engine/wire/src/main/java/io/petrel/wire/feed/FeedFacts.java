package io.petrel.wire.feed;

import io.petrel.node.app.TapeFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;

/** What a feed says of itself, a line each: its name, the currencies of its instruments, the number of its events. */
final class FeedFacts
{
    private static final String LINE = "\n";
    private static final String COMMA = ",";
    private static final int LINES = 3;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    private FeedFacts()
    {
    }

    static byte[] encode(final TapeFacts facts)
    {
        return (facts.feedName() + LINE + String.join(COMMA, facts.settlementCurrencies()) + LINE + facts.records())
            .getBytes(StandardCharsets.UTF_8);
    }

    /** Null where the bytes are not what {@link #encode} makes. */
    static TapeFacts decode(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        final String[] lines = new String(bytes, StandardCharsets.UTF_8).split(LINE);
        if (LINES != lines.length || lines[0].isEmpty() || lines[1].isEmpty() || !COUNT.matcher(lines[2]).matches())
        {
            return null;
        }
        return new TapeFacts(lines[0], Long.parseLong(lines[2]), List.of(lines[1].split(COMMA)));
    }
}
