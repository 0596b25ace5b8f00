package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParentDrillTest
{
    @Test
    void shouldReadAnOrderInAnyCaseAndWithPartsLeftOut()
    {
        assertThat(ParentDrill.parse(" sell 0.5  btcusdt Vwap 10M after 2h "))
            .isEqualTo(new ParentDrill(Side.SELL, "0.5", "BTCUSDT", ExecutionAlgorithm.VWAP, 600_000_000_000L,
                7_200_000_000_000L));
        assertThat(ParentDrill.parse("BUY 5 BTCUSDT 30s")).isEqualTo(new ParentDrill(Side.BUY, "5", "BTCUSDT",
            ExecutionAlgorithm.NULL_VAL, 30_000_000_000L, 300_000_000_000L));
        assertThat(ParentDrill.parse("BUY 5 BTCUSDT AFTER 1s").durationNs()).isEqualTo(Units.NULL_TIME_NS);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
        "BUI 5 BTCUSDT | 'BUI' is no side",
        "BUY five BTCUSDT | 'five' is no size",
        "BUY 5 BTCUSDT TWOP 10m | 'TWOP' is no algorithm or time",
        "BUY 5 BTCUSDT TWAP 10x | '10x' is no algorithm or time",
        "BUY 5 BTCUSDT TWAP 10m AFTER soon | 'soon' is no time of the start",
        "BUY 5 BTCUSDT TWAP 10m LATER 2m | 'LATER' is no part of it",
        "BUY 5 BTCUSDT TWAP 10m AFTER | its time of the start is missing",
        "BUY 5 | its symbol is missing",
        "BUY | its size is missing"})
    void shouldNameTheWordThatIsWrong(final String text, final String message)
    {
        assertThatThrownBy(() -> ParentDrill.parse(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(message).hasMessageContaining("BUY 5 BTCUSDT TWAP 10m AFTER 2m");
    }
}
