package io.petrel.node.app;

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
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.config.PetrelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Overnight rates from the lines of a configuration to the account's money: 100,000 EURUSD held from Monday, the 4th of
 * March 2024, over the weekend in which New York's clocks change.
 */
class ConfiguredSwapTest
{
    private static final Path CONFIG = Path.of(System.getProperty("petrel.root"), "config");
    private static final int ACCOUNT = 5;
    private static final int INSTRUMENT = 1;
    private static final long START_NS = ns("2024-03-04T12:00:00Z");
    /** 1.08 dollars for each of 100,000 euros. */
    private static final long BID_TICKS = 108_000;
    private static final long LOTS = 100_000;

    @TempDir
    private Path folder;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Pipeline core = new Pipeline((id, timeNs, message, offset, length) ->
    {
    });
    private long sequence;

    @BeforeEach
    void define()
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(START_NS).instrumentId(INSTRUMENT)
            .contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
            .depthKind(DepthKind.TOP_OF_BOOK).tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-5).lotExponent((byte)0).contractSizeExponent((byte)0).symbol("EURUSD").venue("fx")
            .baseCurrency("EUR").quoteCurrency("USD").settlementCurrency("USD");
        send(START_NS, definition.encodedLength());
        final ConfigSetEncoder balance = new ConfigSetEncoder();
        balance.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(START_NS).valueBits(5_000 * Units.ONE_E8)
            .kind(ValueKind.LONG).accountId(ACCOUNT).key("account.initial_balance_e8").origin("test");
        send(START_NS, balance.encodedLength());
        final TopOfBookEncoder quote = new TopOfBookEncoder();
        quote.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(START_NS).updateId(Units.NULL_ID)
            .bidPriceTicks(BID_TICKS).bidSizeLots(1).askPriceTicks(BID_TICKS).askSizeLots(1).instrumentId(INSTRUMENT);
        send(START_NS, quote.encodedLength());
    }

    @Test
    void shouldChargeALongEachNightAndThreeOnWednesdayAtFiveInTheFirmsZone() throws IOException
    {
        fill(Side.BUY);
        // 108,000 x 0.0000712 is 7.6896 a night.
        assertThat(rollOver(7)).containsExactly(
            "2024-03-04T22:00:00Z 7.6896",
            "2024-03-05T22:00:00Z 15.3792",
            "2024-03-06T22:00:00Z 38.448",
            "2024-03-07T22:00:00Z 46.1376",
            "2024-03-08T22:00:00Z 53.8272",
            "2024-03-11T21:00:00Z 61.5168",
            "2024-03-12T21:00:00Z 69.2064");
        assertThat(core.accountById(ACCOUNT).portfolio().balanceE8())
            .isEqualTo(5_000 * Units.ONE_E8 - 6_920_640_000L);
    }

    @Test
    void shouldPayAShortWhatItReceives() throws IOException
    {
        fill(Side.SELL);
        assertThat(rollOver(3)).containsExactly(
            "2024-03-04T22:00:00Z -2.2032",
            "2024-03-05T22:00:00Z -4.4064",
            "2024-03-06T22:00:00Z -11.016");
    }

    /** What the account has paid after each of the first rollovers. */
    private List<String> rollOver(final int count) throws IOException
    {
        final Path top = Files.writeString(folder.resolve("top.yaml"), String.join("\n",
            "node: " + CONFIG.resolve("node/paper.yaml"),
            "venue: " + CONFIG.resolve("venue/simulated.yaml"),
            "strategy: " + CONFIG.resolve("strategy/huracan.yaml"),
            "account:",
            "  - " + CONFIG.resolve("account/the5ers.yaml"),
            "  - swap: {zone: America/New_York, minute: 1020, days: 31, triple_day: 3,",
            "      long: {EURUSD: 0.0000712}, short: {EURUSD: -0.0000204}}"));
        final SwapSchedule schedule = new SwapSchedule(PetrelConfig.load(top).terms().swaps(), START_NS, core);
        final List<String> paid = new ArrayList<>();
        for (int i = 0; i < count; i++)
        {
            final long dueNs = schedule.dueNs();
            final int length = schedule.take(buffer, dueNs);
            core.onEvent(++sequence, dueNs, buffer, 0, length);
            paid.add(Instant.EPOCH.plusNanos(dueNs) + " " +
                E8.format(core.accountById(ACCOUNT).portfolio().swapE8()));
        }
        return paid;
    }

    private void fill(final Side side)
    {
        final ExecutionReportEncoder report = new ExecutionReportEncoder();
        report.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(START_NS).clientOrderId(640).venueOrderId(1)
            .reportId(1).fillPriceTicks(BID_TICKS).fillSizeLots(LOTS).cumulativeSizeLots(LOTS).remainingSizeLots(0)
            .orderPriceTicks(BID_TICKS).feeE8(0).instrumentId(INSTRUMENT).accountId(ACCOUNT).execType(ExecType.FILL)
            .side(side).liquidity(LiquidityFlag.TAKER).reason(ReportReason.NONE).orderStopTicks(Units.NULL_TICKS);
        send(START_NS, report.encodedLength());
    }

    private void send(final long nowNs, final int bodyLength)
    {
        core.onEvent(++sequence, nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    private static long ns(final String at)
    {
        return Duration.between(Instant.EPOCH, Instant.parse(at)).toNanos();
    }
}
