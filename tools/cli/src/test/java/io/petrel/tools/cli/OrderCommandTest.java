package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentAnswerEncoder;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.frame.Source;
import io.petrel.node.operator.OperatorInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderCommandTest
{
    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void write()
    {
        journal = RecordedJournal.writeWithAccounts(folder.resolve("journal"), "1:paper\t2:gft-1");
    }

    @Test
    void shouldLeaveAnOrderForAStoppedNodeAndSayThatItIsTakenWhenOneStarts() throws IOException
    {
        final CommandRun run = order("--account", "gft-1", "--instrument", "btcusd", "--side", "SELL", "--quantity",
            "1.5", "--algo", "VWAP", "--duration", "5m", "--urgency", "0.25", "--participation", "0.2", "--limit",
            "785.1", "--stop", "800", "--target", "700.5");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("SELL 1.5 BTCUSD VWAP").contains("gft-1")
            .contains("no node runs on " + journal).contains("taken when one starts");
        try (OperatorInbox inbox = OperatorInbox.open(journal))
        {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            assertThat(inbox.take(buffer)).isPositive();
            final ParentRequestDecoder request =
                new ParentRequestDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
            assertThat(request.sizeLots()).isEqualTo(150_000_000);
            assertThat(request.accountId()).isEqualTo(2);
            assertThat(request.instrumentId()).isEqualTo(1);
            assertThat(request.side()).isEqualTo(Side.SELL);
            assertThat(request.algorithm()).isEqualTo(ExecutionAlgorithm.VWAP);
            assertThat(request.durationNs()).isEqualTo(300_000_000_000L);
            assertThat(request.limitTicks()).isEqualTo(78_510);
            assertThat(request.urgency()).isEqualTo(0.25);
            assertThat(request.participationMax()).isEqualTo(0.2);
            assertThat(request.stopTicks()).isEqualTo(80_000);
            assertThat(request.targetTicks()).isEqualTo(70_050);
            assertThat(run.out()).contains(Long.toString(request.requestId()));
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAnOrderAndLeaveNone() throws IOException
    {
        refuses("there is no instrument \"ETHUSD\"", "known: BTCUSD", "--instrument", "ETHUSD", "--quantity", "1");
        refuses("--quantity 0.000000001 is no whole number of lots", "a lot is 0.00000001", "--instrument", "BTCUSD",
            "--quantity", "0.000000001");
        refuses("--limit 785.001 is no whole number of ticks", "a tick is 0.01", "--instrument", "BTCUSD",
            "--quantity", "1", "--limit", "785.001");
        refuses("--stop 785.001 is no whole number of ticks", "a tick is 0.01", "--instrument", "BTCUSD",
            "--quantity", "1", "--stop", "785.001");
        refuses("there is no account \"nobody\"", "paper, gft-1", "--instrument", "BTCUSD", "--quantity", "1",
            "--account", "nobody");
        assertThat(journal.resolve("operator")).doesNotExist();
    }

    @Test
    void shouldNameWhatIsMissingOrNoWordOfIts()
    {
        assertThat(order("--side", "BUY", "--quantity", "1").err()).contains("--instrument is missing");
        assertThat(order("--side", "BUY", "--quantity", "1", "--instrument", "BTCUSD").err())
            .contains("--account is missing: the accounts are paper, gft-1");
        assertThat(order("--side", "LONG").err()).contains("LONG");
        assertThat(order("--algo", "SNIPER").err()).contains("SNIPER");
        assertThat(order("--duration", "5 minutes").err()).contains("'5 minutes' is no length of time");
        assertThat(order("--instrument", "BTCUSD", "--side", "BUY", "--quantity", "1", "--urgency", "2").err())
            .contains("--urgency 2.0 is out of range: 0 to 1");
        assertThat(order("--instrument", "BTCUSD", "--side", "BUY", "--quantity", "1", "--participation", "0").err())
            .contains("--participation 0.0 is out of range: above 0, up to 1");
        final CommandRun bound = order("--instrument", "BTCUSD", "--side", "BUY", "--quantity", "1", "--algo", "MARKET",
            "--participation", "0.1");
        assertThat(bound.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(bound.err()).contains("MARKET waits for nothing");
        final CommandRun turned = order("--instrument", "BTCUSD", "--account", "paper", "--side", "BUY", "--quantity",
            "1", "--stop", "800", "--target", "700");
        assertThat(turned.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(turned.err()).contains("--stop 800 and --target 700 are on the wrong sides");
        final CommandRun cancel = order("--cancel", "first");
        assertThat(cancel.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(cancel.err()).contains("--cancel 'first' is no order");
    }

    @Test
    void shouldTakeSizesAndPricesAsPlainDecimalsOnly() throws IOException
    {
        for (final String option : List.of("--quantity", "--limit", "--stop", "--target"))
        {
            misuses("'two' is not a number such as 1000 or 0.25", option, "two");
            misuses("'1e3' has an exponent; write 1000", option, "1e3");
            misuses("'1.5E-2' has an exponent; write 0.015", option, "1.5E-2");
            misuses("'0x10' is not a number", option, "0x10");
            misuses("'1,000' is not a number", option, "1,000");
            misuses("'.5' is not a number", option, ".5");
            misuses(option + " 0 is out of range: above 0", option, "0");
            misuses(option + " -1 is out of range: above 0", option, "-1");
        }
        misuses("'NaN' is not a number", "--urgency", "NaN");
        misuses("'1d' is not a number", "--participation", "1d");
        misuses("'12e3' is no order", "--cancel", "12e3");
        misuses("'+12' is no order", "--cancel", "+12");
        assertThat(journal.resolve("operator")).doesNotExist();
        final CommandRun grouped = order("--account", "paper", "--instrument", "BTCUSD", "--side", "BUY",
            "--quantity", "1_000.5");
        assertThat(grouped.exitCode()).as(grouped.err()).isEqualTo(ExitCode.DONE);
        assertThat(grouped.out()).contains("BUY 1000.5 BTCUSD");
    }

    private void misuses(final String what, final String... args)
    {
        final CommandRun run = order(args);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(what);
    }

    @Test
    void shouldTellWhatARunningNodeAnswered() throws Exception
    {
        final CommandRun begun = answered(RequestAnswer.BEGUN, "--account", "paper", "--instrument", "BTCUSD", "--side",
            "BUY", "--quantity", "1", "--json");
        assertThat(begun.exitCode()).as(begun.err()).isEqualTo(ExitCode.DONE);
        assertThat(begun.out()).contains("\"answer\" : \"BEGUN\"").contains("\"parent\" : \"1:3\"")
            .contains("\"journaled\" : true");

        final CommandRun cancelled = answered(RequestAnswer.CANCELLED, "--cancel", "1:3");
        assertThat(cancelled.exitCode()).as(cancelled.err()).isEqualTo(ExitCode.DONE);
        assertThat(cancelled.out()).contains("taken back; what it filled is held");

        final CommandRun nothing = answered(RequestAnswer.NOTHING, "--cancel", "12345");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(nothing.err()).contains("there is nothing to trade or to cancel");
    }

    @Test
    void shouldSayHowAnOrderEndedThatIsToBeCancelled() throws Exception
    {
        final CommandRun ended = answered(RequestAnswer.ENDED, "--cancel", "1:3");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.err()).contains("it had ended before: EXPIRED, 0.5 of 2 filled");

        final CommandRun never = answered(RequestAnswer.EXPIRED, "--cancel", "12345");
        assertThat(never.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(never.err()).contains("never began");
    }

    private void refuses(final String what, final String mend, final String... more) throws IOException
    {
        final List<String> args = new ArrayList<>(List.of("--side", "BUY"));
        args.addAll(List.of(more));
        if (!args.contains("--account"))
        {
            args.addAll(List.of("--account", "paper"));
        }
        final CommandRun run = order(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(what).contains(mend);
    }

    private CommandRun order(final String... more)
    {
        return CommandRun.of(Stream.concat(Stream.of("order", journal.toString(), "--wait", "60"), Stream.of(more))
            .toArray(String[]::new));
    }

    /** Plays the node: journals what it takes, and an answer after it. */
    private CommandRun answered(final RequestAnswer answer, final String... more) throws Exception
    {
        try (OperatorInbox inbox = OperatorInbox.open(journal))
        {
            final CompletableFuture<CommandRun> asked = CompletableFuture.supplyAsync(() -> order(more));
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            int length = inbox.take(buffer);
            while (0 == length && !asked.isDone())
            {
                Thread.onSpinWait();
                length = inbox.take(buffer);
            }
            assertThat(length).as("taken").isPositive();
            inbox.published(0);
            journal(buffer, length, answer);
            inbox.carried(0);
            return asked.get();
        }
    }

    private void journal(final UnsafeBuffer command, final int length, final RequestAnswer answer)
    {
        /* Both messages of a person begin with the time that is their id. */
        final long requestId = command.getLong(MessageHeaderDecoder.ENCODED_LENGTH);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final ParentAnswerEncoder encoder = new ParentAnswerEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(0).requestId(requestId)
            .parentId(3).instrumentId(1).accountId(1).answer(answer)
            .totalLots(200_000_000).filledLots(50_000_000).end(ParentEnd.EXPIRED);
        final long nowNs = RecordedJournal.START_NS * 2;
        try (Journal open = Journal.open(journal, JournalSettings.SMALL))
        {
            final long cause =
                open.inbound().append(Units.NULL_ID, nowNs, nowNs, Source.OPERATOR, command, 0, length);
            open.outbound().append(cause, nowNs, nowNs, Source.CORE, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
        }
    }
}
