package io.petrel.node.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadBytesTest
{
    private static final int MEGABYTE = 1 << 20;

    private byte[] kept;

    @Test
    void shouldCountWhatTheThreadAllocatesFromThereOn()
    {
        kept = new byte[MEGABYTE];
        final ThreadBytes bytes = ThreadBytes.fromNow();
        final long before = bytes.allocated();
        kept = new byte[MEGABYTE];
        assertThat(before).isLessThan(MEGABYTE);
        assertThat(bytes.allocated() - before).isBetween((long)MEGABYTE, 2L * MEGABYTE);
        assertThat(kept).hasSize(MEGABYTE);
    }
}
