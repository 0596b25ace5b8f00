package io.petrel.tools.cli;

import io.petrel.wire.driver.WireSettings;
import picocli.CommandLine.Option;

/** The ways between a node and a venue's process, beside the channel of the orders. */
final class VenueChannelOptions
{
    @Option(names = "--reports", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        description = "Channel of the venue's reports (default: that of the orders; over UDP it needs its own).")
    private String reports;

    @InRange(from = 1, to = WireOptions.STREAM_MAX)
    @Option(names = "--venue-stream", paramLabel = "N", defaultValue = "" + WireSettings.ORDER_STREAM,
        description = "Stream of orders; reports have the next (default: ${DEFAULT-VALUE}).")
    private int stream;

    WireSettings apply(final WireSettings settings, final String channel)
    {
        return settings.withVenue(channel, reports, stream);
    }
}
