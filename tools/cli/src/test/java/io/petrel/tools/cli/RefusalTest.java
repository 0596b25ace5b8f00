package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class RefusalTest
{
    private static final String AERON_MEND = "(name another channel, port or --driver, or end whoever has it)";

    @Test
    void shouldSayInOneLineWhatFailedAndHowToMendIt()
    {
        says(new NoSuchFileException("a/b"), "no such file or folder: a/b (check its name and the folders above it)");
        says(new UncheckedIOException(new AccessDeniedException("a/b")),
            "access denied: a/b (check its owner and mode)");
        says(new IOException("one\n  two"), "one; two");
        says(new IllegalArgumentException("a is no b"), "a is no b");
        says(new OutOfMemoryError("Java heap space"),
            "out of memory: Java heap space (give the JVM more, as in PETREL_JAVA_OPTS=-Xmx2g)");
        says(new AeronException("port in use"), "the media driver refuses: port in use " + AERON_MEND);
        says(new AeronException("io.aeron.exceptions.AeronException : ERROR - channel error - Address already in use " +
            "(at java.base/sun.nio.ch.Net.bind0(Native Method)): aeron:udp?endpoint=localhost:40456, " +
            "errorCodeValue=11"), "the media driver refuses: channel error - Address already in use: " +
            "aeron:udp?endpoint=localhost:40456 " + AERON_MEND);
        says(new AeronException("java.net.UnknownHostException: unresolved - endpoint=none:4000, " +
            "name-resolver=TimeTracking(io.aeron.driver.DefaultNameResolver), errorCodeValue=1"),
            "the media driver refuses: unresolved - endpoint=none:4000 " + AERON_MEND);
    }

    @Test
    void shouldKeepTheStackOfWhatNobodyExpects()
    {
        assertThat(Refusal.isExpected(new IllegalStateException("a bug"))).isFalse();
        assertThat(Refusal.describe(new IllegalStateException("a bug")))
            .isEqualTo("unexpected java.lang.IllegalStateException: a bug");
        assertThat(Refusal.isExpected(new NullPointerException())).isFalse();
    }

    private static void says(final Throwable failure, final String text)
    {
        assertThat(Refusal.isExpected(failure)).as(text).isTrue();
        assertThat(Refusal.describe(failure)).isEqualTo(text);
    }
}
