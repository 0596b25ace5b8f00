package io.petrel.bench.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.petrel.bench.tape.MarketTape;
import io.petrel.bench.tape.SharedTapes;
import io.petrel.core.feature.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainEngineTest
{
    private static final int DECISION_EVENTS = 5;
    private static final int ORDERS_MIN = 500;
    private static final int FEATURES_MIN = 70;
    private static final double TOLERANCE = 1e-6;

    @TempDir
    private Path folder;

    @Test
    void shouldSendTheOrdersOfTheCoreOverTheBookOfSeededAgents() throws IOException
    {
        shouldSendTheOrdersOfTheCoreOver(MarketTape.make(folder.resolve("tape")));
    }

    @Test
    void shouldSendTheOrdersOfTheCoreOverARealBook() throws IOException
    {
        assumeTrue(SharedTapes.hasCaptures(), "skipped: no recorded book beside the project");
        shouldSendTheOrdersOfTheCoreOver(SharedTapes.capture("usdm", folder.resolve("tape")));
    }

    private void shouldSendTheOrdersOfTheCoreOver(final Path tape) throws IOException
    {
        final PlainRun run = PlainRun.of(tape, folder.resolve("run"), DECISION_EVENTS);
        final List<String> core = run.core();
        assertThat(core).hasSizeGreaterThan(ORDERS_MIN);
        assertThat(core).anyMatch(order -> order.contains(" ENTRY BUY ")).anyMatch(order -> order.contains(" EXIT "))
            .anyMatch(order -> order.contains(" MAX_HOLD "));

        assertThat(run.plain(Integer.MAX_VALUE)).isEqualTo(core);
        shouldPublishTheFeaturesOfTheCore(run);
        assertThat(run.coreJournaled(folder.resolve("journal")).orders()).isEqualTo(core.size());
        assertThat(run.plainNoted(folder.resolve("notes")).orders()).isEqualTo(core.size());
    }

    /** Every feature that it works out is known when the core's is, and has its value. */
    private static void shouldPublishTheFeaturesOfTheCore(final PlainRun run)
    {
        final List<Map<Feature, Double>> core = new ArrayList<>();
        final List<Map<Feature, Double>> plain = new ArrayList<>();
        run.coreFeatures(core::add);
        run.plainFeatures(plain::add);
        final Set<Feature> known = EnumSet.noneOf(Feature.class);
        plain.forEach(values -> known.addAll(values.keySet()));

        assertThat(plain).hasSameSizeAs(core);
        assertThat(known).hasSizeGreaterThan(FEATURES_MIN);
        final List<String> differences = new ArrayList<>();
        for (int i = 0; i < core.size(); i++)
        {
            for (final Feature feature : known)
            {
                final Double ours = core.get(i).get(feature);
                final Double theirs = plain.get(i).get(feature);
                if (!isSame(ours, theirs))
                {
                    differences.add(feature + " at decision " + i + ": " + ours + ", plainly " + theirs);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static boolean isSame(final Double ours, final Double theirs)
    {
        return null == ours || null == theirs ? ours == theirs :
            Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(ours));
    }
}
