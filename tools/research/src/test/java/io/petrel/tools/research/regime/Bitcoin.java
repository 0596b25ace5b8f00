package io.petrel.tools.research.regime;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.param.SetVerdict;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Eight years of four-hour bars of bitcoin, and the shipped configuration to see them with. */
final class Bitcoin
{
    private static final String FILE = "data/crypto-4h-2016-2024/Coinbase-BTC-USD-PT4H-20160518_20240913.json";
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long SPAN_NS = 4 * 3_600 * NS_PER_SECOND;
    private static final Step CENT = Step.parse("0.01");
    private static final Step LOT = Step.parse("0.000001");

    private final Parameters parameters = configured();

    /** Takes each bar with the features after it. */
    interface Listener
    {
        void onBar(Bar bar, FeatureVector features);
    }

    Parameters parameters()
    {
        return parameters;
    }

    void read(final Listener listener)
    {
        final MarketState market = new MarketState(new Instrument(1, "BTC-USD", SequenceRule.NONE, DepthKind.BARS_ONLY,
            new ContractMath(ContractType.SPOT, CENT, LOT, Step.parse("1")), InstrumentState.TRADING));
        final Features features = new Features(market, parameters, new CrossAssets(parameters));
        final Map<String, String> fields = new HashMap<>();
        final Bar bar = new Bar();
        for (final String line : lines(SharedData.file(FILE)))
        {
            final String[] parts = line.trim().replace(",", "").split(": ");
            if (2 == parts.length)
            {
                fields.put(parts[0].replace("\"", ""), parts[1].replace("\"", ""));
            }
            else if (line.startsWith("}") && fields.containsKey("volume"))
            {
                fill(bar, fields);
                fields.clear();
                features.onClockBar(bar);
                features.onBar(bar);
                listener.onBar(bar, features.vector());
            }
        }
    }

    private static void fill(final Bar bar, final Map<String, String> fields)
    {
        final long startNs = Long.parseLong(fields.get("start")) * NS_PER_SECOND;
        bar.reset();
        bar.span(startNs, startNs + SPAN_NS);
        bar.prices(CENT.nearestUnits(fields.get("open")), CENT.nearestUnits(fields.get("high")),
            CENT.nearestUnits(fields.get("low")), CENT.nearestUnits(fields.get("close")));
        final long lots = LOT.nearestUnits(fields.get("volume"));
        bar.sums(lots, lots / 2, 0, 1);
    }

    private static List<String> lines(final Path file)
    {
        try
        {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static Parameters configured()
    {
        final Path root = Path.of(System.getProperty("petrel.root", "../.."));
        final Parameters parameters = new Parameters(CoreParams.all());
        for (final ConfigValue value : PetrelConfig.load(root.resolve("config/paper.yaml")).values("USD"))
        {
            final byte[] key = value.key().getBytes(StandardCharsets.US_ASCII);
            if (SetVerdict.APPLIED != parameters.set(new UnsafeBuffer(key), 0, key.length, value.kind(), value.bits(),
                new Provenance().configured(0, 0)))
            {
                throw new AssertionError(value.key());
            }
        }
        return parameters;
    }
}
