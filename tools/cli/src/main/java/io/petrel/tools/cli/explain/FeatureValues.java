package io.petrel.tools.cli.explain;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.core.feature.Feature;
import io.petrel.tools.cli.record.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** Features of a snapshot by name. */
final class FeatureValues
{
    private static final int WORD_SHIFT = 6;
    private static final List<String> WORDS = List.of("readyBits", "readyBitsMiddle", "readyBitsHigh");

    private FeatureValues()
    {
    }

    /**
     * One feature.
     *
     * @param name  of the catalogue; its number when the feature is not of this build.
     * @param unit  of the value.
     * @param value null while the feature is not ready.
     */
    record Named(String name, String unit, Double value)
    {
    }

    static List<Named> of(final JournalRecord snapshot)
    {
        final List<Named> values = new ArrayList<>();
        final List<List<DecodedField>> entries = snapshot.message().field("features").entries();
        for (int i = 0; i < entries.size(); i++)
        {
            final boolean isKnown = i < Feature.COUNT;
            final boolean isReady = 0 != (snapshot.number(WORDS.get(i >>> WORD_SHIFT)) >>> i & 1);
            values.add(new Named(
                isKnown ? Feature.values()[i].name() : "feature " + i,
                isKnown ? Feature.values()[i].unit() : "",
                isReady ? (Double)entries.get(i).get(0).value() : null));
        }
        return values;
    }
}
