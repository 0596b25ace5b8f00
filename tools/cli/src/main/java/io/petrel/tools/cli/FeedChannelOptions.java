package io.petrel.tools.cli;

import io.petrel.wire.driver.WireSettings;
import picocli.CommandLine.Option;

/** Where a feed's process publishes. */
final class FeedChannelOptions
{
    @Option(names = "--channel", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        defaultValue = WireSettings.IPC,
        description = "Channel of the feed, as Aeron writes them (default: ${DEFAULT-VALUE}).")
    private String channel;

    @Option(names = "--greetings", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        description = "Channel of the subscribers' greetings (default: the feed's; over UDP it needs its own).")
    private String greetings;

    @InRange(from = 1, to = WireOptions.STREAM_MAX)
    @Option(names = "--stream", paramLabel = "N", defaultValue = "" + WireSettings.FEED_STREAM,
        description = "Stream of the feed; greetings have the next (default: ${DEFAULT-VALUE}).")
    private int stream;

    WireSettings apply(final WireSettings settings)
    {
        return settings.withFeed(channel, greetings, stream);
    }
}
