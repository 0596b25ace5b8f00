package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.store.StoreLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasAppended()
    {
        final Path dir = folder.resolve("j");
        try (Journal journal = Journal.create(dir, Records.manifest("c")))
        {
            Records.append(journal, 1000);
        }
        assertThat(Records.read(dir.resolve("inbound"))).hasSize(1000);
        assertThat(Records.read(dir.resolve("outbound"))).hasSize(1000);
    }

    @Test
    void shouldDeliverEveryFieldOfTheFrame()
    {
        final Path dir = folder.resolve("j");
        final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
        final int length = Records.encode(body, 1);
        try (Journal journal = Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL))
        {
            journal.inbound().append(NULL_SEQUENCE, 5, 6, Source.VENUE, body, 0, length);
            journal.outbound().append(1, 7, 8, Source.CORE, body, 0, length);
        }
        try (QueueReader reader = new QueueReader(dir.resolve("outbound")))
        {
            assertThat(reader.next()).isTrue();
            assertThat(reader.sequence()).isEqualTo(1);
            assertThat(reader.causeSequence()).isEqualTo(1);
            assertThat(reader.eventTimeNs()).isEqualTo(7);
            assertThat(reader.ingestTimeNs()).isEqualTo(8);
            assertThat(reader.source()).isEqualTo(Source.CORE);
            assertThat(reader.type()).isEqualTo(Records.TYPE);
            assertThat(reader.length()).isEqualTo(length);
            assertThat(reader.next()).isFalse();
            assertThat(reader.damage()).isNull();
        }
    }

    @Test
    void shouldContinueTheSequenceWhenReopened()
    {
        final Path dir = folder.resolve("j");
        try (Journal journal = Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(journal, 10);
        }
        for (int run = 1; run <= 3; run++)
        {
            try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
            {
                assertThat(journal.inbound().lastSequence()).isEqualTo(run * 10L);
                assertThat(journal.outbound().lastCauseSequence()).isEqualTo(run * 10L);
                assertThat(journal.manifest()).isEqualTo(Records.manifest("c"));
                Records.append(journal, 10);
            }
        }
        assertThat(Records.read(dir.resolve("inbound"))).hasSize(40);
    }

    @Test
    void shouldKeepOnlyOneQueueInTape()
    {
        final Path dir = folder.resolve("t");
        try (Journal tape = Journal.create(dir, Records.tape(), JournalSettings.SMALL))
        {
            Records.append(tape, 5);
            assertThatThrownBy(tape::outbound).isInstanceOf(IllegalStateException.class);
        }
        assertThat(dir.resolve("outbound")).doesNotExist();
        try (Journal tape = Journal.open(dir))
        {
            assertThat(tape.inbound().lastSequence()).isEqualTo(5);
        }
    }

    @Test
    void shouldTakeLittleSpaceWhenClosed() throws Exception
    {
        final Path dir = folder.resolve("j");
        Journal.create(dir, Records.manifest("c")).close();
        for (int run = 1; run <= 3; run++)
        {
            try (Journal journal = Journal.open(dir))
            {
                Records.append(journal, 100);
            }
            assertThat(Files.size(dir.resolve("inbound").resolve(StoreLayout.QUEUE_FILE))).isLessThan(128 << 10);
            assertThat(Records.read(dir.resolve("inbound"))).hasSize(100 * run);
        }
    }

    @Test
    void shouldRefuseSecondWriter()
    {
        final Path dir = folder.resolve("j");
        try (Journal journal = Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(journal, 1);
            assertThatThrownBy(() -> Journal.open(dir)).isInstanceOf(JournalException.class)
                .hasMessageContaining("open for writing elsewhere").hasMessageContaining(dir.toString());
        }
    }

    @Test
    void shouldRefuseToCreateWhereSomethingIs() throws Exception
    {
        Files.writeString(folder.resolve("x"), "y");
        assertThatThrownBy(() -> Journal.create(folder, Records.manifest("c")))
            .isInstanceOf(JournalException.class).hasMessageContaining("not empty");
    }

    @Test
    void shouldRefuseToOpenNothing()
    {
        assertThatThrownBy(() -> Journal.open(folder.resolve("none")))
            .isInstanceOf(JournalException.class).hasMessageContaining("no journal at");
    }

    @Test
    void shouldRefuseRecordThatBreaksARule()
    {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[1 << 20]);
        final int length = Records.encode(body, 1);
        try (Journal journal = Journal.create(folder.resolve("j"), Records.manifest("c"), JournalSettings.SMALL))
        {
            final QueueWriter inbound = journal.inbound();
            inbound.append(NULL_SEQUENCE, 0, 100, Source.FEED, body, 0, length);
            refuse(() -> inbound.append(NULL_SEQUENCE, 0, 99, Source.FEED, body, 0, length), "ingest time");
            refuse(() -> inbound.append(1, 0, 100, Source.FEED, body, 0, length), "cause 1");
            refuse(() -> inbound.append(NULL_SEQUENCE, 0, 100, Source.CORE, body, 0, length), "source CORE");
            refuse(() -> inbound.append(NULL_SEQUENCE, 0, 100, Source.FEED, body, 4, length), "no message of schema");
            refuse(() -> inbound.append(NULL_SEQUENCE, 0, 100, Source.FEED, body, 0, 4), "no message of schema");
            refuse(() -> inbound.append(NULL_SEQUENCE, 0, 100, Source.FEED, body, 0, 1 << 20), "is longer than");
            refuse(() -> journal.outbound().append(0, 0, 100, Source.CORE, body, 0, length), "cause 0");
            refuse(() -> journal.outbound().append(2, 0, 100, Source.FEED, body, 0, length), "source FEED");
            assertThat(inbound.append(NULL_SEQUENCE, 0, 100, Source.FEED, body, 0, length)).isEqualTo(2);
        }
    }

    private static void refuse(final org.assertj.core.api.ThrowableAssert.ThrowingCallable call, final String why)
    {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}
