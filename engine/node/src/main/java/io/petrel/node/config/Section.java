package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The checked values of one section, by key. */
final class Section
{
    private final SectionSpec spec;
    private final SortedMap<String, CheckedValue> values = new TreeMap<>();

    Section(final SectionSpec spec)
    {
        this.spec = spec;
    }

    SectionSpec spec()
    {
        return spec;
    }

    void put(final CheckedValue value)
    {
        values.put(value.key(), value);
    }

    SortedMap<String, CheckedValue> values()
    {
        return Collections.unmodifiableSortedMap(values);
    }

    /** Null when there is none. */
    CheckedValue value(final String key)
    {
        return values.get(key);
    }

    String text(final String key)
    {
        return values.get(key).value().canonical().toString();
    }

    boolean isWord(final String key)
    {
        return values.get(key).value().canonical() instanceof String;
    }

    long longValue(final String key)
    {
        return values.get(key).value().bits();
    }

    double realValue(final String key)
    {
        return Double.longBitsToDouble(longValue(key));
    }

    int intValue(final String key)
    {
        return Math.toIntExact(longValue(key));
    }

    /** Numbers whose keys start alike, by what follows. */
    SortedMap<String, Long> longsBelow(final String prefix)
    {
        final SortedMap<String, Long> below = new TreeMap<>();

        for (final Map.Entry<String, CheckedValue> entry : values.entrySet())
        {
            if (entry.getKey().startsWith(prefix))
            {
                below.put(entry.getKey().substring(prefix.length()), entry.getValue().value().bits());
            }
        }

        return Collections.unmodifiableSortedMap(below);
    }

    /** Texts whose keys start alike, by what follows. */
    SortedMap<String, String> textsBelow(final String prefix)
    {
        final SortedMap<String, String> below = new TreeMap<>();
        values.forEach((key, value) ->
        {
            if (key.startsWith(prefix))
            {
                below.put(key.substring(prefix.length()), value.value().canonical().toString());
            }
        });
        return below;
    }

    /** Names of the zones that some of the values name, each once. */
    List<String> zones(final Predicate<String> isMeant)
    {
        return values.values().stream()
            .filter(value -> ValueType.ZONE == value.spec().type() && isMeant.test(value.spec().key()))
            .map(value -> value.value().canonical().toString()).distinct().sorted().toList();
    }

    /** The values that are parameters of the core, in key order; those with a date after those without. */
    List<ConfigValue> parameters()
    {
        final List<ConfigValue> parameters = new ArrayList<>();

        for (final CheckedValue checked : values.values())
        {
            final ValueKind kind = kind(checked.spec().type());

            if (checked.key().indexOf('.') > 0 && ValueKind.NULL_VAL != kind)
            {
                parameters.add(new ConfigValue(EffectiveDate.undated(checked.key()), kind, checked.value().bits(),
                    checked.mark().origin(), Units.NULL_ACCOUNT, EffectiveDate.fromNs(checked.key())));
            }
        }

        parameters.sort(Comparator.comparingLong(ConfigValue::fromNs));
        return List.copyOf(parameters);
    }

    private static ValueKind kind(final ValueType type)
    {
        switch (type)
        {
            case LONG:
            case ZONE:
                return ValueKind.LONG;

            case DOUBLE:
                return ValueKind.DOUBLE;

            case BOOL:
                return ValueKind.BOOL;

            default:
                return ValueKind.NULL_VAL;
        }
    }
}
