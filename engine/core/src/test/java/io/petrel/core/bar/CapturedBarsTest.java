package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Step;
import io.petrel.core.BinanceCapture;
import io.petrel.testing.SharedData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class CapturedBarsTest
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final Pattern BAR = Pattern.compile("\"(\\d{13})\": \\[([^\\]]+)\\]");

    @Test
    void shouldReproduceMinuteBarsOfTheSpotCapture() throws IOException
    {
        final BinanceCapture capture = new BinanceCapture("0.01", "0.00000001");

        check(capture, "spot_btcusdt.expected.json", 12, 19_904, "27006929.59103480",
            "spot/btcusdt_20240808.gz", "spot/btcusdt_20240809.gz");
    }

    @Test
    void shouldReproduceMinuteBarsOfTheFuturesCapture() throws IOException
    {
        final BinanceCapture capture = new BinanceCapture("0.1", "0.001");

        check(capture, "usdm_btcusdt.expected.json", 6, 21_313, "149845680.88980",
            "usdm/btcusdt_20240808.gz");
    }

    private static void check(
        final BinanceCapture capture,
        final String expected,
        final int count,
        final int trades,
        final String notional,
        final String... files) throws IOException
    {
        final List<String> bars = new ArrayList<>();
        final long[] sums = new long[2];
        final ContractMath contract =
            new ContractMath(ContractType.SPOT, capture.tick(), capture.lot(), Step.parse("1"));
        final BarBuilder minutes = BarSpec.time(0, MINUTE_NS).builder(contract, bar ->
        {
            bars.add(text(capture, bar));
            sums[0] += bar.tradeCount();
            sums[1] += bar.notionalE8();
        });

        capture.read(trades(minutes), files);
        minutes.onTime(Long.MAX_VALUE / 2);

        assertThat(bars).isEqualTo(expected(expected)).hasSize(count);
        assertThat(sums[0]).isEqualTo(trades);
        assertThat(sums[1]).isEqualTo(E8.parse(notional));
        assertThat(minutes.lateEvents()).isZero();
    }

    private static BinanceCapture.Listener trades(final BarBuilder bars)
    {
        return new BinanceCapture.Listener()
        {
            @Override
            public void onTrade(
                final long priceTicks, final long sizeLots, final boolean isBuyerMaker, final long tradeTimeMs)
            {
                bars.onTrade(priceTicks, sizeLots,
                    isBuyerMaker ? AggressorSide.SELLER : AggressorSide.BUYER, tradeTimeMs * 1_000_000);
            }
        };
    }

    private static String text(final BinanceCapture capture, final Bar bar)
    {
        assertThat(bar.endTimeNs() - bar.startTimeNs()).isEqualTo(MINUTE_NS);
        return bar.startTimeNs() / 1_000_000 + " " + capture.tick().format(bar.openTicks()) + " " +
            capture.tick().format(bar.highTicks()) + " " + capture.tick().format(bar.lowTicks()) + " " +
            capture.tick().format(bar.closeTicks()) + " " + capture.lot().format(bar.volumeLots()) + " " +
            bar.tradeCount() + " " + capture.lot().format(bar.buyVolumeLots());
    }

    private static List<String> expected(final String file) throws IOException
    {
        final List<String> bars = new ArrayList<>();
        final Matcher matcher = BAR.matcher(Files.readString(SharedData.file("data/binance-l2-btcusdt/" + file)));
        while (matcher.find())
        {
            final StringBuilder text = new StringBuilder(matcher.group(1));
            for (final String number : matcher.group(2).split("[\\s,\"]+"))
            {
                if (!number.isEmpty())
                {
                    text.append(' ').append(new BigDecimal(number).stripTrailingZeros().toPlainString());
                }
            }
            bars.add(text.toString());
        }
        return bars;
    }
}
