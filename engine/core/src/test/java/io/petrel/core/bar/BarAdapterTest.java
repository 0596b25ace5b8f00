package io.petrel.core.bar;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.Units;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BarAdapterTest
{
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BarEncoder.BLOCK_LENGTH]);
    private final BarEncoder encoder = new BarEncoder().wrap(buffer, 0);
    private final BarAdapter adapter = new BarAdapter();
    private final Bar bar = new Bar();

    BarAdapterTest()
    {
        encoder.eventTimeNs(3600).startTimeNs(0).endTimeNs(3600).openTicks(100).highTicks(110).lowTicks(90)
            .closeTicks(105).volumeLots(7).buyVolumeLots(BarEncoder.buyVolumeLotsNullValue())
            .askOpenTicks(BarEncoder.askOpenTicksNullValue()).askHighTicks(BarEncoder.askHighTicksNullValue())
            .askLowTicks(BarEncoder.askLowTicksNullValue()).askCloseTicks(BarEncoder.askCloseTicksNullValue())
            .tradeCount(BarEncoder.tradeCountNullValue()).instrumentId(1);
    }

    @Test
    void shouldReadBarOfTrades()
    {
        assertThat(read()).isTrue();
        assertThat(bar.kind()).isEqualTo(BarKind.TIME);
        assertThat(bar.threshold()).isEqualTo(3600);
        assertThat(bar.openTicks()).isEqualTo(100);
        assertThat(bar.closeTicks()).isEqualTo(105);
        assertThat(bar.volumeLots()).isEqualTo(7);
        assertThat(bar.buyVolumeLots()).isEqualTo(Units.NULL_LOTS);
        assertThat(bar.notionalE8()).isEqualTo(Units.NULL_E8);
        assertThat(bar.tradeCount()).isEqualTo(Bar.NULL_COUNT);
    }

    @Test
    void shouldReadBarOfBidAndAskAsItsMiddle()
    {
        encoder.askOpenTicks(103).askHighTicks(112).askLowTicks(93).askCloseTicks(106);

        assertThat(read()).isTrue();
        assertThat(bar.openTicks()).isEqualTo(101);
        assertThat(bar.highTicks()).isEqualTo(111);
        assertThat(bar.lowTicks()).isEqualTo(91);
        assertThat(bar.closeTicks()).isEqualTo(105);
    }

    @Test
    void shouldRefuseImpossibleBars()
    {
        encoder.highTicks(104);
        assertThat(read()).isFalse();
        encoder.highTicks(110).lowTicks(101);
        assertThat(read()).isFalse();
        encoder.lowTicks(0);
        assertThat(read()).isFalse();
        encoder.lowTicks(90).endTimeNs(0);
        assertThat(read()).isFalse();
        encoder.endTimeNs(3600);
        assertThat(read()).isTrue();
    }

    @Test
    void shouldRefuseBarsOfOneSideOrPartOfOne()
    {
        encoder.askOpenTicks(103).askHighTicks(112).askLowTicks(93).askCloseTicks(106);
        encoder.openTicks(Units.NULL_TICKS).highTicks(Units.NULL_TICKS).lowTicks(Units.NULL_TICKS)
            .closeTicks(Units.NULL_TICKS);
        assertThat(read()).as("no bid: its null and an ask have a middle of 2^62").isFalse();
        encoder.openTicks(100).highTicks(110).lowTicks(90);
        assertThat(read()).as("no close of the bid").isFalse();
        encoder.closeTicks(105);
        assertThat(read()).isTrue();
        encoder.askOpenTicks(Units.NULL_TICKS);
        assertThat(read()).as("no open of the ask").isFalse();
        encoder.askOpenTicks(103).askCloseTicks(Units.NULL_TICKS);
        assertThat(read()).as("no close of the ask").isFalse();
        encoder.askCloseTicks(106).askHighTicks(Units.NULL_TICKS);
        assertThat(read()).as("no high of the ask").isFalse();
        encoder.askHighTicks(112).askLowTicks(Units.NULL_TICKS);
        assertThat(read()).as("no low of the ask").isFalse();
    }

    private boolean read()
    {
        return adapter.onBar(
            new BarDecoder().wrap(buffer, 0, BarDecoder.BLOCK_LENGTH, BarDecoder.SCHEMA_VERSION), bar);
    }
}
