package io.petrel.tools.features;

import io.petrel.core.feature.FeatureSchema;
import io.petrel.node.app.ObservedRun;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Runs tapes through the engine and writes the vector of every decision, and what came after it. One thread. */
public final class FeatureExport
{
    private static final String CSV = ".csv";
    private static final String PARQUET = ".parquet";

    private final PetrelConfig config;
    private final List<Path> tapes;
    private final String instrument;
    private final List<Integer> horizons;
    private final Path out;

    /**
     * What to export.
     *
     * @param config     of the run.
     * @param tapes      folders, merged by time.
     * @param instrument symbol or id whose rows are kept; empty for all. All instruments run in any case.
     * @param horizons   of the labels, in bars; may be empty, then there is no file of labels.
     * @param out        new file; ends in {@code .parquet} or {@code .csv}.
     */
    public FeatureExport(
        final PetrelConfig config,
        final List<Path> tapes,
        final String instrument,
        final List<Integer> horizons,
        final Path out)
    {
        this.config = config;
        this.tapes = tapes;
        this.instrument = instrument;
        this.horizons = List.copyOf(new TreeSet<>(horizons));
        this.out = out;
    }

    /**
     * What was written.
     *
     * @param rows        decisions.
     * @param instruments symbols of the rows.
     * @param schemaHash  schema of all rows.
     * @param neverReady  features without a value in any row.
     * @param features    file of the inputs.
     * @param labels      file of the labels; null without horizons.
     */
    public record Result(
        long rows, Set<String> instruments, long schemaHash, List<String> neverReady, Path features, Path labels)
    {
    }

    /**
     * Runs and writes. Files appear under their names when they are whole.
     *
     * @param build    version of this build, for the metadata.
     * @param also     told of each row that is kept, such as a {@link ScalingFit}.
     * @param progress told the number of feed events done, now and then.
     * @return what was written.
     * @throws IOException when a file is there already or cannot be written.
     */
    public Result run(final String build, final RowSink also, final LongConsumer progress) throws IOException
    {
        final Path labels = horizons.isEmpty() ? null : labelsOf(out);
        requireNew(out);
        requireNew(labels);
        final TapeFacts facts = TapeFacts.of(tapes);
        try (FeatureTable table = new FeatureTable())
        {
            final Kept kept = new Kept(instrument, row ->
            {
                table.onRow(row);
                also.onRow(row);
            });
            final FeatureTap tap = new FeatureTap(kept);
            try (Feed feed = MergedFeed.of(tapes))
            {
                ObservedRun.run(config, facts, feed, tap, tap, progress);
            }
            table.finish();
            kept.requireRows(tap.symbols());
            final Map<String, String> metadata = metadata(build, facts, kept.schemaHash);
            write(out, file -> table.writeFeatures(file, metadata));
            write(labels, file -> table.writeLabels(file, horizons, metadata));
            return new Result(table.rows(), kept.symbols, kept.schemaHash, table.neverReady(), out, labels);
        }
    }

    /**
     * Where the labels of an export are.
     *
     * @param features file of the inputs.
     * @return {@code x.labels.parquet} for {@code x.parquet}.
     */
    public static Path labelsOf(final Path features)
    {
        final String name = features.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        return features.resolveSibling(name.substring(0, dot) + ".labels" + name.substring(dot));
    }

    /**
     * Whether a file's name is one that can be written.
     *
     * @param file to write.
     * @return true if it ends in {@code .parquet} or {@code .csv}.
     */
    public static boolean isKnownFormat(final Path file)
    {
        return isCsv(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(PARQUET);
    }

    static boolean isCsv(final Path file)
    {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(CSV);
    }

    private Map<String, String> metadata(final String build, final TapeFacts facts, final long schemaHash)
    {
        final Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("schema_hash", FeatureSchema.text(schemaHash));
        metadata.put("schema_version", Integer.toString(FeatureSchema.VERSION));
        metadata.put("config_hash", FeatureSchema.text(config.hash()));
        metadata.put("feed", facts.feedName());
        metadata.put("build", build);
        return metadata;
    }

    private static void requireNew(final Path file) throws FileAlreadyExistsException
    {
        if (null != file && Files.exists(file))
        {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private interface Writer
    {
        void write(Path file);
    }

    private static void write(final Path file, final Writer writer) throws IOException
    {
        if (null != file)
        {
            final Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            final Path partial = folder.resolve(".partial-" + file.getFileName());
            try
            {
                writer.write(partial);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            }
            finally
            {
                Files.deleteIfExists(partial);
            }
        }
    }

    /** The rows of the instrument that is asked for, all of one schema. */
    private static final class Kept implements RowSink
    {
        private final String instrument;
        private final RowSink next;
        private final Set<String> symbols = new TreeSet<>();
        private long schemaHash;

        Kept(final String instrument, final RowSink next)
        {
            this.instrument = instrument;
            this.next = next;
        }

        @Override
        public void onRow(final FeatureRow row)
        {
            if (instrument.isEmpty() || instrument.equalsIgnoreCase(row.symbol) ||
                instrument.equals(Integer.toString(row.instrumentId)))
            {
                if (symbols.isEmpty())
                {
                    schemaHash = row.schemaHash();
                }
                FeatureSchema.requireSame("the first row", schemaHash, row.schemaHash());
                symbols.add(row.symbol);
                next.onRow(row);
            }
        }

        void requireRows(final Map<Integer, String> known)
        {
            if (symbols.isEmpty())
            {
                throw new IllegalArgumentException(instrument.isEmpty() || isKnown(known) ?
                    "the tapes close no bar of the decision series: nothing to export (lower bar.decision_events)" :
                    "no instrument " + instrument + " on the tapes, they have " + known);
            }
        }

        private boolean isKnown(final Map<Integer, String> known)
        {
            return known.entrySet().stream().anyMatch(entry ->
                instrument.equals(entry.getKey().toString()) || instrument.equalsIgnoreCase(entry.getValue()));
        }
    }
}
