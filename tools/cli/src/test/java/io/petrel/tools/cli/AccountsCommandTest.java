package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.TextHash;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code petrel accounts} says of an account of 1000 that holds 0.1 bought at 100.01 and quoted 101.00, on a
 * Monday at noon.
 */
class AccountsCommandTest
{
    private static final long MONDAY_NOON_NS = 1_720_440_000_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int INSTRUMENT = 5;
    private static final int ACCOUNT = 3;

    @TempDir
    private Path folder;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private Path path;
    private Journal journal;
    private long nowNs = MONDAY_NOON_NS;

    @BeforeEach
    void write()
    {
        path = folder.resolve("journal");
        journal = Journal.create(
            path, Manifest.ofJournal("test", "c0ffee", 1, MONDAY_NOON_NS, Map.of()), JournalSettings.SMALL);
        define();
        configure("account.initial_balance_e8", ValueKind.LONG, 1_000 * Units.ONE_E8);
        configure("risk.drawdown_kill_fraction", 0.1);
        configure("risk.target.fraction", 0.08);
        configure("risk.consistency.max_fraction", 0.3);
        configure("risk.positions.max", ValueKind.LONG, 2);
        configure("risk.trading_days.min", ValueKind.LONG, 5);
        configure("risk.trade_gap.min_ns", ValueKind.LONG, 1_000);
        configure("risk.news.impact_min", ValueKind.LONG, 3);
        configure("risk.sessions.open1_days", ValueKind.LONG, 0b1_1111);
        configure("risk.sessions.open1_from_minute", ValueKind.LONG, 480);
        configure("risk.sessions.open1_until_minute", ValueKind.LONG, 720);
        quote(10_000);
        fill();
        quote(10_100);
    }

    @AfterEach
    void close()
    {
        journal.close();
    }

    @Test
    void shouldMeasureEveryRuleInForceAndTellItsDistanceInJson() throws IOException
    {
        final CommandRun run = CommandRun.of("accounts", path.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        final Map<?, ?> account = account(Json.parse(run.out()));
        assertThat(account.get("accountId").toString()).isEqualTo("3");
        assertThat(account.get("equity")).isEqualTo("1000.099");
        assertThat(((List<?>)account.get("floors")).get(0).toString())
            .contains("rule=risk.drawdown_kill_fraction").contains("floor=900.0891").contains("distance=100.0099");
        assertThat((List<?>)account.get("standings")).extracting(Object::toString).containsExactly(
            "{rule=SESSION, unit=flag, measured=0, limit=1, distance=-1, distanceAtr=null}",
            "{rule=NEWS, unit=flag, measured=1, limit=1, distance=0, distanceAtr=null}",
            "{rule=TRADE_GAP, unit=ns, measured=null, limit=1000, distance=null, distanceAtr=null}",
            "{rule=POSITIONS, unit=1, measured=1, limit=2, distance=1, distanceAtr=null}",
            "{rule=PROFIT_TARGET, unit=money, measured=0, limit=80, distance=80, distanceAtr=null}",
            "{rule=TRADING_DAYS, unit=1, measured=1, limit=5, distance=-4, distanceAtr=null}",
            "{rule=CONSISTENCY, unit=money, measured=0.099, limit=24, distance=23.901, distanceAtr=null}",
            "{rule=CONSISTENCY_BEST_DAY, unit=money, measured=0, limit=24, distance=24, distanceAtr=null}");
    }

    @Test
    void shouldTellTheSameToPeople()
    {
        final CommandRun run = CommandRun.of("accounts", path.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
            .anyMatch(line -> line.equals("account 3: LOCKED"))
            .contains("closed for UNKNOWN_ORDER until a person has looked: ./petrel resume")
            .contains("STANDING MEASURED LIMIT DISTANCE IN ATR UNIT")
            .contains("CONSISTENCY 0.099 24 23.901 - money")
            .contains("SESSION blocks - - -")
            .contains("NEWS free - - -")
            .contains("TRADE_GAP - 1us - -")
            .contains("POSITIONS 1 2 1 -");
    }

    @Test
    void shouldPrintEachNumberAsAPersonWritesItAndWhereItStands()
    {
        configure("risk.sessions.zone_id", ValueKind.LONG, TextHash.of("Europe/Prague"));
        configure("risk.weekend.from_day", ValueKind.LONG, 5);
        configure("risk.sessions.open2_days", ValueKind.LONG, 0b100_0010);
        configure("risk.daily.reference", ValueKind.LONG, 2);
        configure("risk.daily.basis", ValueKind.LONG, 1);
        configure("risk.hedging.forbidden", ValueKind.BOOL, 1);
        configure("risk.day.lookahead_ns", ValueKind.LONG, 5_400_000_000_000L);

        assertThat(printed())
            .contains("risk.sessions.zone_id Europe/Prague account/test.yaml:7")
            .contains("risk.weekend.from_day Fri account/test.yaml:7")
            .contains("risk.sessions.open1_days Mon to Fri account/test.yaml:7")
            .contains("risk.sessions.open2_days Tue, Sun account/test.yaml:7")
            .contains("risk.sessions.open1_from_minute 08:00 account/test.yaml:7")
            .contains("risk.daily.reference high-water mark account/test.yaml:7")
            .contains("risk.daily.basis equity account/test.yaml:7")
            .contains("risk.hedging.forbidden true account/test.yaml:7")
            .contains("risk.day.lookahead_ns 1h 30m account/test.yaml:7")
            .anyMatch(line -> line.startsWith("risk.drawdown_kill_fraction 1000.099") &&
                line.endsWith("account/test.yaml:7"));
    }

    @Test
    void shouldSayOfEveryClosedGateWhatOpensIt() throws IOException
    {
        halt();

        assertThat(printed()).contains("account 3: LOCKED", "closed for OPERATOR_HALT until ./petrel resume");
        final Map<?, ?> account =
            account(Json.parse(CommandRun.of("accounts", path.toString(), "--json").out()));
        assertThat(account.get("guardian")).isEqualTo("LOCKED_UNTIL_RESET");
        assertThat((List<?>)account.get("closedFor")).isEqualTo(List.of("OPERATOR_HALT", "UNKNOWN_ORDER"));
        assertThat(CommandRun.of("state", path.toString()).out()).containsPattern("guardian +LOCKED\n");
        assertThat(CommandRun.of("state", path.toString(), "--json").out()).contains("\"LOCKED_UNTIL_RESET\"");
    }

    @Test
    void shouldTellHowStyleStandsWithItsRules()
    {
        configure("risk.hedging.forbidden", ValueKind.BOOL, 1);
        configure("risk.martingale.max_ratio", 1);
        configure("risk.grid.max_entries", ValueKind.LONG, 1);

        assertThat(printed()).contains("HEDGE 0 0 0 -", "MARTINGALE - 1 - - of the size that lost", "GRID 0 1 1 -");
    }

    @Test
    void shouldSayHowLongAnAccountThatDoesNotTradeHasLeft()
    {
        configure("risk.inactivity.max_days", ValueKind.LONG, 30);
        configure("risk.inactivity.guard_days", ValueKind.LONG, 25);
        assertThat(printed()).noneMatch(line -> line.startsWith("INACTIVITY: "));

        nowNs += 26 * DAY_NS;
        quote(10_100);
        assertThat(printed())
            .anyMatch(line -> line.startsWith("INACTIVITY: no trade for 26d, 3d 23h left to make one"))
            .anyMatch(line -> line.startsWith("INACTIVITY 26d 30d 3d 23h -"));
        nowNs += 5 * DAY_NS;
        quote(10_100);
        assertThat(printed()).contains("INACTIVITY: no trade for 31d, longer than the account may");
    }

    @Test
    void shouldShowWhereTheAccountStoodAtAnEarlierEvent() throws IOException
    {
        final long before = sequence(path.toString());
        quote(10_200);

        assertThat(account(Json.parse(CommandRun.of("accounts", path.toString(), "--json").out())).get("equity"))
            .isEqualTo("1000.199");
        assertThat(account(Json.parse(CommandRun.of("accounts", path.toString(), "--json", "--at",
            Long.toString(before)).out())).get("equity")).isEqualTo("1000.099");
        assertThat(CommandRun.of("accounts", path.toString(), "--at", "99").err()).isEqualTo(
            "petrel accounts: no inbound record 99: " + path + " (the last that can be executed is " + (before + 1) +
            ")\n");
        assertThat(CommandRun.of("accounts", path.toString(), "--at", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("accounts", path.toString(), "--at", "5", "-f").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static long sequence(final String journal) throws IOException
    {
        return ((Number)((Map<?, ?>)Json.parse(CommandRun.of("accounts", journal, "--json").out()))
            .get("inboundSequence")).longValue();
    }

    @Test
    void shouldPrintNoHeadingsOverNothing()
    {
        final Path bare = folder.resolve("bare");
        journal.close();
        journal = Journal.create(
            bare, Manifest.ofJournal("test", "c0ffee", 1, MONDAY_NOON_NS, Map.of()), JournalSettings.SMALL);
        configure("account.initial_balance_e8", ValueKind.LONG, 1_000 * Units.ONE_E8);

        final CommandRun run = CommandRun.of("accounts", bare.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("account 3: NORMAL").doesNotContain("STANDING", "FLOOR", "RULE");
    }

    private List<String> printed()
    {
        final CommandRun run = CommandRun.of("accounts", path.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    @Test
    void shouldFollowTheJournalWhileItIsWritten() throws IOException, InterruptedException
    {
        final StringWriter out = new StringWriter();
        final Thread follower = new Thread(() -> Petrel.execute(
            new PrintWriter(out), new PrintWriter(new StringWriter()), "accounts", path.toString(), "-f", "--json"));
        follower.start();
        awaitDocuments(1, out, follower);
        quote(10_200);
        awaitDocuments(2, out, follower);
        follower.interrupt();
        follower.join(300_000);

        assertThat(follower.isAlive()).isFalse();
        assertThat(Json.parseAll(out.toString()))
            .extracting(document -> String.valueOf(account(document).get("equity")))
            .containsExactly("1000.099", "1000.199");
    }

    private static void awaitDocuments(final int count, final StringWriter out, final Thread follower)
    {
        while (follower.isAlive() && out.toString().split("\"inboundSequence\"", -1).length <= count)
        {
            Thread.onSpinWait();
        }
        while (follower.isAlive() && Thread.State.TIMED_WAITING != follower.getState())
        {
            Thread.onSpinWait();
        }
    }

    private static Map<?, ?> account(final Object document)
    {
        return (Map<?, ?>)((List<?>)((Map<?, ?>)document).get("accounts")).get(0);
    }

    private void define()
    {
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).instrumentId(INSTRUMENT)
            .contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
            .depthKind(DepthKind.TOP_OF_BOOK).tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-2).lotExponent((byte)-2).contractSizeExponent((byte)0).symbol("X").venue("X")
            .baseCurrency("X").quoteCurrency("Y").settlementCurrency("Y");
        append(Source.FEED, event.encodedLength());
    }

    private void configure(final String key, final double value)
    {
        configure(key, ValueKind.DOUBLE, Double.doubleToRawLongBits(value));
    }

    private void configure(final String key, final ValueKind kind, final long bits)
    {
        final ConfigSetEncoder event = new ConfigSetEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).valueBits(bits).kind(kind).accountId(ACCOUNT)
            .key(key).origin("account/test.yaml:7");
        append(Source.CONFIG, event.encodedLength());
    }

    private void halt()
    {
        final OperatorCommandEncoder event = new OperatorCommandEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).accountId(ACCOUNT)
            .action(OperatorAction.HALT).reason("test");
        append(Source.OPERATOR, event.encodedLength());
    }

    private void quote(final long bidTicks)
    {
        final TopOfBookEncoder event = new TopOfBookEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).updateId(Units.NULL_ID)
            .bidPriceTicks(bidTicks).bidSizeLots(10).askPriceTicks(bidTicks + 1).askSizeLots(10)
            .instrumentId(INSTRUMENT);
        append(Source.FEED, event.encodedLength());
    }

    private void fill()
    {
        final ExecutionReportEncoder event = new ExecutionReportEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).clientOrderId(640).venueOrderId(1).reportId(1)
            .fillPriceTicks(10_001).fillSizeLots(10).cumulativeSizeLots(10).remainingSizeLots(0)
            .orderPriceTicks(10_001).feeE8(0).instrumentId(INSTRUMENT).accountId(ACCOUNT).execType(ExecType.FILL)
            .side(Side.BUY).liquidity(LiquidityFlag.TAKER).reason(ReportReason.NONE).orderStopTicks(Units.NULL_TICKS);
        append(Source.VENUE, event.encodedLength());
    }

    private void append(final int source, final int length)
    {
        nowNs++;
        journal.inbound().append(
            Units.NULL_ID, nowNs, nowNs, source, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }
}
