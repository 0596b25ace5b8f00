package io.petrel.core.market;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.core.state.StateHash;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstrumentsTest
{
    private final Instruments instruments = new Instruments();

    @Test
    void shouldDefineInstrumentFromMessage()
    {
        final Instrument instrument = instruments.define(definition(7, "BTCUSD_PERP", 1, InstrumentState.TRADING));

        assertThat(instruments.byId(7)).isSameAs(instrument);
        assertThat(instruments.at(0)).isSameAs(instrument);
        assertThat(instruments.size()).isEqualTo(1);
        assertThat(instrument.symbol()).isEqualTo("BTCUSD_PERP");
        assertThat(instrument.contractType()).isEqualTo(ContractType.INVERSE);
        assertThat(instrument.sequenceRule()).isEqualTo(SequenceRule.BINANCE_FUTURES);
        assertThat(instrument.depthKind()).isEqualTo(DepthKind.DEPTH);
        assertThat(instrument.contract().tick().format(617_801)).isEqualTo("61780.1");
        assertThat(instrument.contract().contractSize().format(1)).isEqualTo("100");
    }

    @Test
    void shouldKnowNothingOfOtherIds()
    {
        instruments.define(definition(7, "A", 1, InstrumentState.TRADING));

        assertThat(instruments.byId(8)).isNull();
        assertThat(instruments.byId(-1)).isNull();
        assertThat(instruments.byId(Integer.MIN_VALUE)).isNull();
        assertThat(instruments.byId(Integer.MAX_VALUE)).isNull();
        assertThatThrownBy(() -> instruments.at(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldTakeOnlyTheTradingStateFromSecondDefinition()
    {
        final Instrument instrument = instruments.define(definition(7, "A", 1, InstrumentState.TRADING));
        final long before = hash();

        assertThat(instruments.define(definition(7, "A", 1, InstrumentState.HALTED))).isSameAs(instrument);

        assertThat(instrument.state()).isEqualTo(InstrumentState.HALTED);
        assertThat(hash()).isNotEqualTo(before);
        assertThat(instruments.size()).isEqualTo(1);
    }

    @Test
    void shouldThrowWhenDefinitionContradictsEarlierOne()
    {
        instruments.define(definition(7, "A", 1, InstrumentState.TRADING));

        assertThatThrownBy(() -> instruments.define(definition(7, "A", 5, InstrumentState.TRADING)))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("A").hasMessageContaining("new id");
        assertThatThrownBy(() -> instruments.define(definition(7, "B", 1, InstrumentState.TRADING)))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseIncompleteDefinitionAndIdOutOfRange()
    {
        assertThatThrownBy(() -> instruments.define(definition(7, "A", 1, InstrumentState.NULL_VAL)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lacks");
        assertThatThrownBy(() -> instruments.define(definition(Instruments.MAX_ID, "A", 1, InstrumentState.TRADING)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("65536");
        assertThatThrownBy(() -> instruments.define(definition(-1, "A", 1, InstrumentState.TRADING)))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepManyInstrumentsInOrderOfDefinition()
    {
        for (int id = 1000; id > 0; id--)
        {
            instruments.define(definition(id, "I" + id, 1, InstrumentState.TRADING));
        }

        assertThat(instruments.size()).isEqualTo(1000);
        assertThat(instruments.at(0).id()).isEqualTo(1000);
        assertThat(instruments.at(999).id()).isEqualTo(1);
        assertThat(instruments.byId(500).symbol()).isEqualTo("I500");
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        instruments.visitState(hash);
        return hash.value();
    }

    private static InstrumentDefinitionDecoder definition(
        final int id, final String symbol, final long tickMantissa, final InstrumentState state)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[InstrumentDefinitionEncoder.BLOCK_LENGTH]);
        new InstrumentDefinitionEncoder().wrap(buffer, 0).eventTimeNs(1).instrumentId(id)
            .contractType(ContractType.INVERSE).sequenceRule(SequenceRule.BINANCE_FUTURES).state(state)
            .depthKind(DepthKind.DEPTH).tickMantissa(tickMantissa).lotMantissa(1).contractSizeMantissa(100)
            .tickExponent((byte)-1).lotExponent((byte)0).contractSizeExponent((byte)0).symbol(symbol);
        return new InstrumentDefinitionDecoder().wrap(buffer, 0, InstrumentDefinitionDecoder.BLOCK_LENGTH,
            InstrumentDefinitionDecoder.SCHEMA_VERSION);
    }
}
