package io.petrel.tools.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a channel of Aeron, "aeron:ipc" or "aeron:udp?endpoint=HOST:PORT", before a driver is asked for it. */
final class ChannelConverter implements ITypeConverter<String>
{
    private static final Pattern CHANNEL = Pattern.compile("aeron:(ipc(\\?.+)?|udp\\?.+)");

    @Override
    public String convert(final String text)
    {
        if (!CHANNEL.matcher(text).matches())
        {
            throw new TypeConversionException(
                "'" + text + "' is no channel; write aeron:ipc, or aeron:udp?endpoint=HOST:PORT");
        }
        return text;
    }
}
