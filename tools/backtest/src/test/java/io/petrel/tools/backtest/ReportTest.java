package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AccountUpdateEncoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.Source;
import io.petrel.node.app.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReportFromTheJournalWhatTheEngineSays() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final RunSummary run = RealTapes.run(journal, RealTapes.bitstamp(folder), 60_000);
        final RunReport report = ReportScan.of(journal);

        assertThat(report.fills()).hasSize((int)run.fills());
        assertThat(report.outboundEvents().get("NewOrder")).isEqualTo(run.orders());
        assertThat(report.outboundEvents().get("BarClosed")).isEqualTo(run.bars());
        assertThat(report.feesE8()).isEqualTo(run.accounts().get(0).feesE8());
        assertThat(report.realisedPnlE8()).isEqualTo(run.accounts().get(0).realisedPnlE8());
        assertThat(report.fills().stream().mapToLong(Fill::feeE8).sum()).isEqualTo(run.accounts().get(0).feesE8());
        assertThat(report.startEquityE8()).isEqualTo(10_000_000_000_000L);
        assertThat(report.winningTrips()).isBetween(0L, report.roundTrips());
        assertThat(report.roundTrips()).isPositive();
    }

    @Test
    void shouldWriteEveryFileOfTheReport() throws IOException
    {
        final Path journal = folder.resolve("journal");
        RealTapes.run(journal, RealTapes.bitstamp(folder), 30_000);
        final RunReport report = ReportScan.of(journal);
        new ReportWriter(report, folder).write();

        assertThat(Files.readAllLines(folder.resolve("fills.csv"))).hasSize(1 + report.fills().size());
        assertThat(Files.readAllLines(folder.resolve("equity.csv"))).hasSize(1 + report.equity().points().size());
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<polyline", "</html>");
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"netPnl\"");
    }

    @Test
    void shouldStandAnAccountAtTheInitialBalanceOfAllWhereItHasNone()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final ConfigSetEncoder config = new ConfigSetEncoder().wrapAndApplyHeader(buffer, 0, header);
        config.eventTimeNs(1).valueBits(700).kind(ValueKind.LONG).accountId(Units.NULL_ACCOUNT)
            .key(AccountParams.INITIAL_BALANCE_E8).origin("test");
        try (Journal journal = Journal.create(folder, Manifest.ofJournal("test", "0", 0, 0, Map.of())))
        {
            journal.inbound().append(Units.NULL_ID, 1, 1, Source.OPERATOR, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + config.encodedLength());
            final AccountUpdateEncoder update = new AccountUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
            update.eventTimeNs(1).balanceE8(690).equityE8(690).highWaterE8(700).feesE8(10).realisedPnlE8(0)
                .unrealisedPnlE8(0).accountId(3).fundingE8(0).swapE8(0);
            journal.outbound().append(journal.inbound().lastSequence(), 1, 1, Source.CORE, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        }
        final RunReport report = ReportScan.of(folder);

        assertThat(report.startEquityE8()).isEqualTo(700);
        assertThat(report.endEquityE8()).isEqualTo(690);
        assertThat(report.equity().maxDrawdownE8()).isEqualTo(10);
    }

    @Test
    void shouldSumTheEquityOfAllAccountsOnceForEachCause()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        try (Journal journal = Journal.create(folder, Manifest.ofJournal("test", "0", 0, 0, Map.of())))
        {
            append(journal, buffer, Source.OPERATOR, config(buffer, 1, AccountParams.INITIAL_BALANCE_E8, 1_000));
            append(journal, buffer, Source.OPERATOR, config(buffer, 2, AccountParams.INITIAL_BALANCE_E8, 1_000));
            append(journal, buffer, Source.OPERATOR, config(buffer, 3, "risk.any", 1));
            append(journal, buffer, Source.OPERATOR,
                config(buffer, Units.NULL_ACCOUNT, AccountParams.INITIAL_BALANCE_E8, 500));
            update(journal, buffer, 2, 1, 900);
            update(journal, buffer, 2, 2, 1_100);
            update(journal, buffer, 3, 1, 950);
            update(journal, buffer, 3, 2, 1_010);
            update(journal, buffer, 4, 3, 520);
        }
        final RunReport report = ReportScan.of(folder);

        assertThat(report.equity().points()).extracting(EquityCurve.Point::equityE8)
            .containsExactly(2_500L, 2_500L, 2_460L, 2_480L);
        assertThat(report.equity().maxDrawdownE8()).isEqualTo(40);
        assertThat(report.startEquityE8()).isEqualTo(2_500);
        assertThat(report.endEquityE8()).isEqualTo(2_480);
    }

    private static int config(final UnsafeBuffer buffer, final int accountId, final String key, final long value)
    {
        return new ConfigSetEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(1)
            .valueBits(value).kind(ValueKind.LONG).accountId(accountId).key(key).origin("test").encodedLength();
    }

    private static void update(
        final Journal journal, final UnsafeBuffer buffer, final long cause, final int accountId, final long equityE8)
    {
        final AccountUpdateEncoder update = new AccountUpdateEncoder();
        update.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(cause).balanceE8(equityE8)
            .equityE8(equityE8).highWaterE8(equityE8).feesE8(0).realisedPnlE8(0).unrealisedPnlE8(0)
            .accountId(accountId).fundingE8(0).swapE8(0);
        journal.outbound().append(cause, 1, 1, Source.CORE, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
    }

    @Test
    void shouldCountEachFillOnceWhetherReportsRepeatItOrOnlyAnAnswerTellsIt()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        try (Journal journal = Journal.create(folder, Manifest.ofJournal("test", "0", 0, 0, Map.of())))
        {
            final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
            definition.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).tickMantissa(1).lotMantissa(1)
                .contractSizeMantissa(1).tickExponent((byte)0).lotExponent((byte)0).contractSizeExponent((byte)0)
                .instrumentId(1).contractType(ContractType.LINEAR).symbol("COIN").venue("sim").baseCurrency("COIN")
                .quoteCurrency("USD").settlementCurrency("USD");
            append(journal, buffer, Source.FEED, definition.encodedLength());
            append(journal, buffer, Source.VENUE, fill(buffer, 10, 64, 2, 2));
            append(journal, buffer, Source.VENUE, fill(buffer, 10, 64, 2, 2));
            append(journal, buffer, Source.VENUE, fill(buffer, 11, 64, 2, 2));
            final OrderStatusReportEncoder answer = new OrderStatusReportEncoder();
            answer.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(2).clientOrderId(64).venueOrderId(1)
                .cumulativeSizeLots(5).remainingSizeLots(0).orderPriceTicks(100).instrumentId(1).accountId(1)
                .answer(OrderAnswer.FILLED).reason(ReportReason.NONE).fillsCount(2)
                .next().priceTicks(100).sizeLots(2).cumulativeSizeLots(2).feeE8(1)
                .next().priceTicks(100).sizeLots(3).cumulativeSizeLots(5).feeE8(1);
            append(journal, buffer, Source.VENUE, answer.encodedLength());
            append(journal, buffer, Source.VENUE, fill(buffer, 12, 64, 3, 5));
            final NewOrderEncoder order = new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
            order.clientOrderId(64).side(Side.SELL);
            journal.outbound().append(1, 1, 1, Source.CORE, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + order.encodedLength());
        }
        final RunReport report = ReportScan.of(folder);

        assertThat(report.fills()).extracting(Fill::size).containsExactly("2", "3");
        assertThat(report.fills()).extracting(Fill::side).containsExactly(Side.SELL, Side.SELL);
        assertThat(report.turnoverE8()).isEqualTo(500 * Units.ONE_E8);
    }

    private static int fill(
        final UnsafeBuffer buffer, final long reportId, final long id, final long lots, final long cumulativeLots)
    {
        return new ExecutionReportEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(2)
            .clientOrderId(id).venueOrderId(1).reportId(reportId).fillPriceTicks(100).fillSizeLots(lots)
            .cumulativeSizeLots(cumulativeLots).remainingSizeLots(5 - cumulativeLots).orderPriceTicks(100).feeE8(1)
            .instrumentId(1).accountId(1).execType(ExecType.FILL).side(Side.SELL).liquidity(LiquidityFlag.TAKER)
            .reason(ReportReason.NONE).encodedLength();
    }

    private static void append(final Journal journal, final UnsafeBuffer buffer, final int source, final int length)
    {
        journal.inbound().append(
            Units.NULL_ID, 1, 1, source, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    @Test
    void shouldKeepTheExactDrawdownWhateverIsThinnedAway()
    {
        final EquityCurve curve = new EquityCurve();
        for (int i = 0; i < 100_000; i++)
        {
            curve.add(i, 77_777 == i ? 400 : 1_000 + i % 3);
        }

        assertThat(curve.points()).hasSizeLessThan(5_000);
        assertThat(curve.points().get(curve.points().size() - 1)).isEqualTo(new EquityCurve.Point(99_999, 1_000));
        assertThat(curve.maxDrawdownE8()).isEqualTo(602);
        assertThat(curve.maxDrawdownFraction()).isEqualTo(602 / 1002.0);
    }
}
