package io.petrel.tools.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Scaling;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScalingFitTest
{
    private static final double[] TRAINING = {4, 1, 3, 2, 10};

    @TempDir
    private Path folder;

    @Test
    void shouldFitMeanAndDeviation()
    {
        final Map<String, Number> fit = fit(ScalingMethod.STANDARD).parameters();
        assertThat(fit.get("scaling.center.rsi")).isEqualTo(4.0);
        assertThat(fit.get("scaling.scale.rsi")).isEqualTo(Math.sqrt((0 + 9 + 1 + 4 + 36) / 5.0));
    }

    @Test
    void shouldFitMinimumAndRange()
    {
        final Map<String, Number> fit = fit(ScalingMethod.MINMAX).parameters();
        assertThat(fit.get("scaling.center.rsi")).isEqualTo(1.0);
        assertThat(fit.get("scaling.scale.rsi")).isEqualTo(9.0);
    }

    @Test
    void shouldFitMedianAndQuartiles()
    {
        final Map<String, Number> fit = fit(ScalingMethod.ROBUST).parameters();
        assertThat(fit.get("scaling.center.rsi")).isEqualTo(3.0);
        assertThat(fit.get("scaling.scale.rsi")).isEqualTo(2.0);
    }

    @Test
    void shouldNotLookAtRowsFromTheCutOn()
    {
        for (final ScalingMethod method : ScalingMethod.values())
        {
            final ScalingFit fit = fit(method);
            final Map<String, Number> before = fit.parameters();
            fit.onRow(row(TRAINING.length, 1e9));
            fit.onRow(row(TRAINING.length + 1, -1e9));
            assertThat(fit.parameters()).isEqualTo(before);
            assertThat(fit.rows()).isEqualTo(TRAINING.length);
        }
    }

    @Test
    void shouldLeaveOutWhatNeverVariesAndWhatWasNeverReady()
    {
        final Map<String, Number> fit = fit(ScalingMethod.STANDARD).parameters();
        assertThat(fit).containsOnlyKeys("scaling.schema_hash", "scaling.center.rsi", "scaling.scale.rsi");
    }

    @Test
    void shouldRefuseToFitOnNothing()
    {
        assertThatThrownBy(() -> new ScalingFit(ScalingMethod.ROBUST, 0).parameters())
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nothing to fit on");
    }

    @Test
    void shouldWriteALayerThatConfigurationReadsBackBitForBit() throws IOException
    {
        final Path root = Path.of(System.getProperty("petrel.root"), "config").toAbsolutePath();
        final ScalingFit fit = fit(ScalingMethod.STANDARD);
        fit.write(folder.resolve("scaling.yaml"));
        Files.write(folder.resolve("top.yaml"), List.of(
            "node: " + root + "/node/paper.yaml",
            "venue: " + root + "/venue/simulated.yaml",
            "account: " + root + "/account/paper.yaml",
            "strategy: [" + root + "/strategy/huracan.yaml, scaling.yaml]"));
        final Map<String, ConfigValue> values = new TreeMap<>();
        PetrelConfig.load(folder.resolve("top.yaml")).values("USD").forEach(value -> values.put(value.key(), value));

        fit.parameters().forEach((key, number) ->
        {
            final long bits = ValueKind.LONG == values.get(key).kind() ?
                number.longValue() : Double.doubleToRawLongBits(number.doubleValue());
            assertThat(values.get(key).bits()).as(key).isEqualTo(bits);
        });
        assertThat(values.get(Scaling.SCHEMA_HASH).bits()).isEqualTo(-77);
    }

    /** RSI varies, ADX does not, nothing else is ready. */
    private static ScalingFit fit(final ScalingMethod method)
    {
        final ScalingFit fit = new ScalingFit(method, TRAINING.length);
        for (int i = 0; i < TRAINING.length; i++)
        {
            fit.onRow(row(i, TRAINING[i]));
        }
        return fit;
    }

    private static FeatureRow row(final long timeNs, final double value)
    {
        final FeatureRow row = new FeatureRow();
        row.decisionTimeNs = timeNs;
        row.schemaHash = -77;
        row.isReady[Feature.RSI.index()] = true;
        row.values[Feature.RSI.index()] = value;
        row.isReady[Feature.ADX.index()] = true;
        row.values[Feature.ADX.index()] = 30;
        return row;
    }
}
