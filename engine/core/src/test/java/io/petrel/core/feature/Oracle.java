package io.petrel.core.feature;


import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Quotes and reference values of Stock.Indicators, read from where they lie. */
final class Oracle
{
    private static final String FOLDER = "oracles/stock-indicators/";
    private static final Map<String, String> TABLE = new TreeMap<>();

    private Oracle()
    {
    }

    /** Rows of open, high, low, close, volume. */
    static List<double[]> quotes() throws IOException
    {
        final List<double[]> quotes = new ArrayList<>();
        for (final String line : Files.readAllLines(SharedData.file(FOLDER + "quotes/default.csv")))
        {
            if (Character.isDigit(line.charAt(0)))
            {
                final String[] cells = line.split(",");
                final double[] row = new double[5];
                for (int i = 0; i < row.length; i++)
                {
                    row[i] = Double.parseDouble(cells[i + 1]);
                }
                quotes.add(row);
            }
        }
        return quotes;
    }

    /** One column of a result file; not-a-number where it holds null. */
    static double[] column(final String file, final String name) throws IOException
    {
        final String text = Files.readString(SharedData.file(FOLDER + "results/" + file + ".standard.json"));
        final Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*(null|[-+0-9.eE]+)").matcher(text);
        final List<Double> values = new ArrayList<>();
        while (matcher.find())
        {
            final String value = matcher.group(1);
            values.add("null".equals(value) ? Double.NaN : Double.parseDouble(value));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Ready exactly where the reference is, and equal to it to a billionth. */
    static void compare(final String name, final double[] actual, final double[] expected) throws IOException
    {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        int compared = 0;
        for (int i = 0; i < actual.length; i++)
        {
            assertThat(Double.isNaN(actual[i])).as("%s: not ready at %s", name, i).isEqualTo(Double.isNaN(expected[i]));
            if (!Double.isNaN(actual[i]))
            {
                worst = Math.max(worst, Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-3));
                compared++;
            }
        }
        record(name, compared, worst);
        assertThat(compared).as(name).isGreaterThan(200);
        assertThat(worst).as("%s: largest relative error", name).isLessThan(1e-9);
    }

    /** Leaves a table of what was compared in the build folder. */
    private static void record(final String name, final int compared, final double worst) throws IOException
    {
        TABLE.put(name, String.format(Locale.ROOT, "%-40s %6d rows %9.1e", name, compared, worst));
        final Path target = Path.of("target");
        if (Files.isDirectory(target))
        {
            Files.write(target.resolve("oracles.txt"), TABLE.values());
        }
    }
}
