package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.TimeTickEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAndRepairTest
{
    private static final int COUNT = 50;

    @TempDir
    private Path folder;
    private Path dir;

    @BeforeEach
    void makeJournal()
    {
        dir = folder.resolve("j");
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + TimeTickEncoder.BLOCK_LENGTH;
        final Manifest manifest = Manifest.ofJournal("test", "hash", 0, 0, Map.of());
        try (Journal journal = Journal.create(dir, manifest, JournalSettings.SMALL))
        {
            for (int i = 1; i <= COUNT; i++)
            {
                journal.inbound().append(FrameLayout.NULL_SEQUENCE, i, i, Source.TIMER, buffer, 0, length);
                journal.outbound().append(i, i, i, Source.CORE, buffer, 0, length);
            }
        }
    }

    @Test
    void shouldSayThatAllIsGood()
    {
        final CommandRun run = CommandRun.of("verify", dir.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("1..50").contains("verified: no damage");
    }

    @Test
    void shouldNameDamageAndSaveTheRest() throws IOException
    {
        flipLastByteOfInbound();
        final CommandRun verified = CommandRun.of("verify", dir.toString());
        assertThat(verified.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(verified.out()).contains("CHECKSUM inbound record 50 at byte ")
            .contains("CAUSALITY outbound record 50").contains("mend: petrel repair " + dir);
        final CommandRun json = CommandRun.of("verify", "--json", dir.toString());
        assertThat(json.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(json.out()).contains("\"good\" : false").contains("\"sequence\" : 50");

        final Path out = folder.resolve("mended");
        final CommandRun repaired = CommandRun.of("repair", dir.toString(), "--out", out.toString());
        assertThat(repaired.exitCode()).as(repaired.err()).isEqualTo(ExitCode.DONE);
        assertThat(repaired.out()).contains("inbound: records 1 to 49 saved, records 50 to 50 lost")
            .contains("outbound: records 1 to 49 saved");
        assertThat(CommandRun.of("verify", out.toString()).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(CommandRun.of("repair", "--json", dir.toString(), "--out", folder.resolve("again").toString()).out())
            .contains("\"savedSequence\" : 49");
    }

    @Test
    void shouldRefuseWhatIsNoJournal() throws IOException
    {
        final CommandRun run = CommandRun.of("verify", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("no journal at " + folder);
        Files.createDirectories(folder.resolve("full").resolve("x"));
        final CommandRun repair =
            CommandRun.of("repair", dir.toString(), "--out", folder.resolve("full").toString());
        assertThat(repair.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(repair.err()).contains("is not empty");
    }

    private void flipLastByteOfInbound() throws IOException
    {
        try (RandomAccessFile file =
            new RandomAccessFile(dir.resolve("inbound").resolve("19700101F.cq4").toFile(), "rw"))
        {
            file.seek(0x40);
            final long position = Long.reverseBytes(file.readLong()) + 20;
            file.seek(position);
            final int value = file.read();
            file.seek(position);
            file.write(value ^ 1);
        }
    }
}
