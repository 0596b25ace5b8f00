package io.petrel.tools.features;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.core.feature.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fits center and scale of each feature on training rows: those decided before the cut. Rows at or after it are not
 * looked at, whatever they hold. A feature that was never ready there, or never varied, gets neither.
 */
public final class ScalingFit implements RowSink
{
    private static final int INITIAL_ROWS = 1024;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final ScalingMethod method;
    private final long beforeNs;
    private final double[][] values = new double[Feature.COUNT][INITIAL_ROWS];
    private final int[] counts = new int[Feature.COUNT];
    private long rows;
    private long schemaHash;

    /**
     * Starts a fit.
     *
     * @param method   of the scaling.
     * @param beforeNs cut: decision time of the first row that is not for training, ns since the epoch.
     */
    public ScalingFit(final ScalingMethod method, final long beforeNs)
    {
        this.method = method;
        this.beforeNs = beforeNs;
    }

    @Override
    public void onRow(final FeatureRow row)
    {
        if (row.decisionTimeNs() < beforeNs)
        {
            if (0 == rows++)
            {
                schemaHash = row.schemaHash();
            }
            FeatureSchema.requireSame("the first training row", schemaHash, row.schemaHash());
            for (final Feature feature : Feature.values())
            {
                if (row.isReady(feature))
                {
                    add(feature.index(), row.value(feature));
                }
            }
        }
    }

    /**
     * Training rows seen.
     *
     * @return their number.
     */
    public long rows()
    {
        return rows;
    }

    /**
     * Values of the core's parameters, as configuration.
     *
     * @return numbers by key; whole for the schema's hash.
     */
    public SortedMap<String, Number> parameters()
    {
        if (0 == rows)
        {
            throw new IllegalArgumentException("no decision before " + text(beforeNs) + ": nothing to fit on");
        }
        final SortedMap<String, Number> parameters = new TreeMap<>();
        parameters.put(Scaling.SCHEMA_HASH, schemaHash);
        for (final Feature feature : Feature.values())
        {
            final double[] sample = Arrays.copyOf(values[feature.index()], counts[feature.index()]);
            final ScalingMethod.Fit fit = 0 == sample.length ? new ScalingMethod.Fit(0, 0) : method.fit(sample);
            if (fit.isUsable())
            {
                parameters.put(Scaling.centerKey(feature), fit.center());
                parameters.put(Scaling.scaleKey(feature), fit.scale());
            }
        }
        return parameters;
    }

    /**
     * Writes the parameters as a layer of configuration that names its source.
     *
     * @param file new file.
     * @throws IOException when it is there already or cannot be written.
     */
    public void write(final Path file) throws IOException
    {
        final List<String> lines = new ArrayList<>();
        lines.add("# Scaling of features, " + method + ", fitted on " + rows + " rows decided before " +
            text(beforeNs) + ", feature schema " + FeatureSchema.text(schemaHash) + ".");
        parameters().forEach((key, value) -> lines.add(key + ": " + value));
        Files.write(file, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private void add(final int feature, final double value)
    {
        if (counts[feature] == values[feature].length)
        {
            values[feature] = Arrays.copyOf(values[feature], 2 * counts[feature]);
        }
        values[feature][counts[feature]++] = value;
    }

    private static String text(final long timeNs)
    {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
            .toString();
    }
}
