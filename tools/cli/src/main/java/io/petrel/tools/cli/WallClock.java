package io.petrel.tools.cli;

import java.time.Instant;

/** The wall clock of the command line, for manifests; nothing it says enters the core. */
final class WallClock
{
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private WallClock()
    {
    }

    static long nowNs()
    {
        final Instant now = Instant.now();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }
}
