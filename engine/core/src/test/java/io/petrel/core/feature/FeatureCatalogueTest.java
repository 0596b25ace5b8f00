package io.petrel.core.feature;

import io.petrel.core.param.ParamSpec;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

final class FeatureCatalogueTest
{
    private static final Pattern KEY = Pattern.compile("feature\\.[a-z_]+");

    @Test
    void shouldNameInFormulasExactlyTheDeclaredParameters()
    {
        final Set<String> named = new TreeSet<>();
        for (final Feature feature : Feature.values())
        {
            final Matcher matcher = KEY.matcher(feature.formula());
            while (matcher.find())
            {
                named.add(matcher.group());
            }
        }
        final Set<String> declared = new TreeSet<>();
        for (final ParamSpec spec : Features.specs())
        {
            declared.add(spec.key());
        }
        assertThat(named).isEqualTo(declared);
    }

    @Test
    void shouldDescribeEveryFeature()
    {
        for (final Feature feature : Feature.values())
        {
            assertThat(feature.unit()).as(feature.name()).isNotBlank();
            assertThat(feature.formula()).as(feature.name()).isNotBlank();
            assertThat(feature.min()).as(feature.name()).isLessThan(feature.max());
            assertThat(feature.group()).as(feature.name()).isNotNull();
            assertThat(Feature.values()[feature.index()]).isEqualTo(feature);
        }
    }

    @Test
    void shouldCountWhatIsNotFiniteAndLeaveItNotReady()
    {
        final FeatureVector vector = new Vectors().with(Feature.ADX, 30).vector();
        vector.put(Feature.ADX, Double.NaN);
        assertThat(vector.isReady(Feature.ADX)).isFalse();
        assertThat(vector.rejected()).isEqualTo(1);
        vector.put(Feature.ADX, Double.POSITIVE_INFINITY);
        assertThat(vector.isReady(Feature.ADX)).isFalse();
        vector.put(Feature.ADX, 31);
        assertThat(vector.value(Feature.ADX)).isEqualTo(31);
        assertThat(vector.readyBits(0)).isEqualTo(1L << Feature.ADX.index());
    }
}
