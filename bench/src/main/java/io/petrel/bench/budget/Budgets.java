package io.petrel.bench.budget;

import io.petrel.bench.harness.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The budgets of {@code bench/budgets.yaml}.
 *
 * @param confidence   that a median is above its budget before a stage fails.
 * @param rounds       to measure.
 * @param warmUpEvents after which nothing may be allocated.
 * @param ratios       most that a stage may be of its reference, by stage.
 */
public record Budgets(double confidence, int rounds, int warmUpEvents, Map<String, Double> ratios)
{
    private static final String AGENTS = "agents";

    /**
     * Reads them.
     *
     * @param file       of the budgets.
     * @param isOfAgents whether the tape is the market of seeded agents, whose events are of other kinds than those of
     *                   a recorded book.
     * @return them, in the order of the file.
     * @throws IOException when there is no such file.
     */
    public static Budgets read(final Path file, final boolean isOfAgents) throws IOException
    {
        final LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        final Map<?, ?> document = (Map<?, ?>)new Load(settings).loadFromString(Files.readString(file));
        final Map<String, Double> ratios = new LinkedHashMap<>();
        ((Map<?, ?>)document.get("stages")).forEach((stage, ratio) ->
            ratios.put((String)stage, ((Number)ratio).doubleValue()));
        if (isOfAgents)
        {
            ((Map<?, ?>)document.get(AGENTS)).forEach((stage, ratio) -> replace(ratios, (String)stage, (Number)ratio));
        }
        return new Budgets(number(document, "confidence", file), (int)number(document, "rounds", file),
            (int)number(document, "warm_up_events", file), ratios);
    }

    /**
     * Judges one stage: it fails when its ratio is above the budget by more than its rounds differ. Noise, which is on
     * both sides of the median, does not fail it.
     *
     * @param stage  that was measured.
     * @param ratios of its rounds to those of its reference, sorted.
     * @param bytes  allocated per operation.
     * @return what this process has to say of it.
     */
    public Judgement judge(final String stage, final double[] ratios, final double bytes)
    {
        final double budget = ratios(stage);
        // Both tails of the interval are alike, and only one of them fails a stage.
        final double least = Rounds.interval(ratios, 2 * confidence - 1)[0];
        final String text = String.format(Locale.ROOT, "%.2f times the reference, at least %.2f; budget %.2f",
            Rounds.median(ratios), least, budget) +
            (bytes > 0 ? String.format(Locale.ROOT, "; allocates %.3f B", bytes) : "");
        return new Judgement(stage, least <= budget, 0 == bytes, text);
    }

    private static void replace(final Map<String, Double> ratios, final String stage, final Number ratio)
    {
        if (null == ratios.replace(stage, ratio.doubleValue()))
        {
            throw new IllegalStateException("'" + stage + "' below '" + AGENTS + "' in bench/budgets.yaml is no stage");
        }
    }

    private double ratios(final String stage)
    {
        final Double budget = ratios.get(stage);
        if (null == budget)
        {
            throw new IllegalStateException("stage '" + stage + "' has no budget in bench/budgets.yaml");
        }
        return budget;
    }

    private static double number(final Map<?, ?> document, final String key, final Path file)
    {
        if (document.get(key) instanceof Number number)
        {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no number '" + key + "' in " + file);
    }
}
