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
    @Test
    void shouldSayInOneLineWhatFailedAndHowToMendIt()
    {
        says(new NoSuchFileException("a/b"), "no such file or folder: a/b");
        says(new UncheckedIOException(new AccessDeniedException("a/b")),
            "access denied: a/b (check its owner and mode)");
        says(new IOException("one\n  two"), "one; two");
        says(new IllegalArgumentException("a is no b"), "a is no b");
        says(new OutOfMemoryError("Java heap space"),
            "out of memory: Java heap space (give the JVM more, as in PETREL_JAVA_OPTS=-Xmx2g)");
        says(new AeronException("port in use"), "the media driver refuses: ERROR - port in use " +
            "(name another channel, port or --driver, or end whoever has it)");
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
