package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.core.feature.Features;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/** Renders the catalogue of features, with the numbers of the shipped strategy, as Markdown. */
final class FeaturesPage
{
    private static final Pattern KEY = Pattern.compile("feature\\.[a-z0-9_]+");

    private static final String INTRODUCTION = """
        # Features

        Every feature of the vector that engines, regimes and models read. Generated from the catalogue in
        `io.petrel.core.feature` and from `config/strategy/huracan.yaml`; do not edit: a test fails when this page and
        they differ, and names the command that writes the page anew.

        A feature is either **ready**, with a finite value in its range, or **not ready**: never NaN, never a silent 0.
        It is not ready before its warm-up, and whenever its formula has no value (a division by zero, a missing side of
        the book). Prices are ticks and sizes are lots of the instrument. All updates are O(1), amortised. One
        implementation serves live, paper, backtest and training export (`./petrel features`).

        **Trigger** is what brings a feature up to date: `bar` a closed bar of the decision series, `trade` a trade,
        `tick` a trade or a change of the book or the quote. The vector is journaled as `FeatureVectorSnapshot` at each
        decision, features by their number below.

        ## Schema

        | | |
        |---|---|
        | schema version | %d |
        | features | %d |
        | schema hash of `config/paper.yaml` | `%s` |

        The hash covers the version, and every feature's name, formula and parameter values, in order. Feature
        parameters are structural: read once, when an instrument starts, and kept for life. Numbers are append-only. A
        model, a policy or a scaling names the hash it was trained on, and a configuration that has another refuses it.

        **Scaling.** For models, any feature can be read as `(value - center) / scale`, with journaled parameters
        `scaling.center.NAME` and `scaling.scale.NAME` (name in lower case) that `./petrel features --scaling` fits on
        training rows only: mean and deviation, minimum and range, or median and interquartile range. They hold for the
        schema in `scaling.schema_hash` only; without them a scaled feature is not ready.

        """;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, ConfigValue> values = new TreeMap<>();
    private final YamlComments comments;
    private final PetrelConfig config;

    FeaturesPage(final PetrelConfig config)
    {
        this.config = config;
        comments = new YamlComments(config.file().toAbsolutePath().getParent());
        config.strategy().values().forEach(value -> values.put(value.key(), value));
    }

    String text()
    {
        out.setLength(0);
        out.append(INTRODUCTION.formatted(
            FeatureSchema.VERSION, Feature.COUNT, FeatureSchema.text(FeatureSchema.hashOf(parameters()))));
        for (final Feature.Group group : Feature.Group.values())
        {
            addGroup(group);
        }
        addParameters();
        addSpecification();
        return out.toString();
    }

    private Parameters parameters()
    {
        final Parameters parameters = new Parameters(Features.specs());
        for (final ParamSpec spec : Features.specs())
        {
            final ConfigValue value = values.get(spec.key());
            if (null != value)
            {
                final byte[] key = spec.key().getBytes(StandardCharsets.US_ASCII);
                parameters.set(new UnsafeBuffer(key), 0, key.length, value.kind(), value.bits(),
                    new Provenance().configured(0, 0));
            }
        }
        return parameters;
    }

    private void addGroup(final Feature.Group group)
    {
        out.append("## ").append(words(group.name())).append("\n\n")
            .append("| # | feature | formula | parameters | unit | range | inputs | warm-up | trigger |\n")
            .append("|---:|---|---|---|---|---|---|---|---|\n");
        for (final Feature feature : Feature.values())
        {
            if (group == feature.group())
            {
                addFeature(feature);
            }
        }
        out.append('\n');
    }

    private void addFeature(final Feature feature)
    {
        addRow(
            String.valueOf(feature.index()),
            "`" + feature.name() + "`",
            cell(feature.formula()),
            numbers(feature),
            cell(feature.unit()),
            range(feature.min(), feature.max()),
            cell(feature.inputs()),
            cell(feature.warmUp()),
            feature.trigger().name().toLowerCase(Locale.ROOT));
    }

    private String numbers(final Feature feature)
    {
        final Set<String> keys = new LinkedHashSet<>();
        final Matcher matcher = KEY.matcher(feature.formula() + ' ' + feature.warmUp());
        while (matcher.find())
        {
            keys.add(matcher.group().substring("feature.".length()) + " = " + number(matcher.group()));
        }
        return String.join(", ", keys);
    }

    private void addParameters()
    {
        out.append("## Parameters\n\nValues of `config/strategy/huracan.yaml`. In its remarks \"line N\" cites the ")
            .append("Huracan Engine v4.0 specification, \"ours\" marks what it leaves open.\n\n")
            .append("| key | value | unit | accepted | source | meaning |\n|---|---:|---|---|---|---|\n");
        for (final ParamSpec spec : Features.specs())
        {
            addRow(
                "`" + spec.key() + "`",
                number(spec.key()),
                cell(spec.unit()),
                accepted(spec),
                cell(values.containsKey(spec.key()) ? comments.at(values.get(spec.key()).origin()) : ""),
                cell(spec.description()));
        }
        out.append('\n');
    }

    private void addSpecification()
    {
        out.append("## Names of the specification\n\nWhat the documents call a feature, and what it is here. ")
            .append("Features that no row names are inputs of these, or stand in the text of an engine.\n");
        String document = "";
        for (final SpecifiedFeatures.Entry entry : SpecifiedFeatures.ALL)
        {
            if (!document.equals(entry.document()))
            {
                document = entry.document();
                out.append("\n### ").append(document).append("\n\n| its name | ours | remark |\n|---|---|---|\n");
            }
            addRow(
                cell(entry.name()),
                String.join(", ", entry.ours().stream().map(feature -> "`" + feature.name() + "`").toList()),
                cell(entry.remark()));
        }
    }

    private void addRow(final String... cells)
    {
        out.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
    }

    private String number(final String key)
    {
        final ConfigValue value = values.get(key);
        if (null == value)
        {
            return "not set";
        }
        return ValueKind.DOUBLE == value.kind() ?
            plain(Double.longBitsToDouble(value.bits())) : Long.toString(value.bits());
    }

    private static String accepted(final ParamSpec spec)
    {
        return ValueKind.BOOL == spec.kind() ? "true, false" : range(spec.min(), spec.max());
    }

    private static String range(final double min, final double max)
    {
        final boolean hasMin = Double.isFinite(min) && -Double.MAX_VALUE != min;
        final boolean hasMax = Double.isFinite(max) && Double.MAX_VALUE != max;
        if (hasMin && hasMax)
        {
            return plain(min) + " to " + plain(max);
        }
        if (hasMin)
        {
            return Double.MIN_NORMAL == min ? "above 0" : "from " + plain(min);
        }
        return hasMax ? "up to " + plain(max) : "any";
    }

    private static String plain(final double value)
    {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String cell(final String text)
    {
        return text.replace("|", "\\|");
    }

    private static String words(final String name)
    {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Set<String> missing()
    {
        final Set<String> missing = new LinkedHashSet<>();
        Features.specs().stream().map(ParamSpec::key).filter(key -> !values.containsKey(key)).forEach(missing::add);
        return missing;
    }

    Set<String> unsourced()
    {
        final Set<String> unsourced = new LinkedHashSet<>();
        Features.specs().stream().map(ParamSpec::key).filter(values::containsKey)
            .filter(key -> comments.at(values.get(key).origin()).isBlank()).forEach(unsourced::add);
        return unsourced;
    }
}
