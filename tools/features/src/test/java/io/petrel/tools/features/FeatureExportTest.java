package io.petrel.tools.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.FeatureVectorSnapshotDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.tools.data.feed.DefaultFeed;
import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.load.TapeImport;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.table.TableFormat;
import io.petrel.tools.data.table.TableOptions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeatureExportTest
{
    private static final PetrelConfig PAPER =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml"));
    private static final RowSink NONE = row ->
    {
    };

    /** A vector as the journal of a live run holds it. */
    private record Journaled(long ingestTimeNs, long eventTimeNs, long schemaHash, long[] ready, long[] bits)
    {
    }

    @TempDir
    private Path folder;

    @Test
    void shouldExportBitForBitWhatALiveRunJournals() throws IOException
    {
        final Path tape = DefaultFeed.tape(folder, ImportProgress.NONE);
        final List<Journaled> live = journaled(runLive(tape));
        final Path out = folder.resolve("x.parquet");
        final FeatureExport.Result result =
            new FeatureExport(PAPER, List.of(tape), "", List.of(), out).run("test", NONE, done ->
            {
            });

        final List<Map<String, Object>> rows = ParquetFile.rows(out);
        assertThat(rows).hasSameSizeAs(live).hasSizeGreaterThan(500);
        assertThat(result.rows()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++)
        {
            assertSame(rows.get(i), live.get(i));
        }
        assertThat(ParquetFile.metadata(out))
            .containsEntry("schema_hash", FeatureSchema.text(live.get(0).schemaHash()))
            .containsEntry("schema_version", Integer.toString(FeatureSchema.VERSION));
        assertThat(result.labels()).isNull();
        assertThat(result.neverReady()).contains(Feature.SPREAD_BPS.name()).doesNotContain(Feature.ADX.name());
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException
    {
        final Path tape = bars("100,105,95,102", "102,110,101,108", "108,109,90,95");
        final Path first = folder.resolve("first.parquet");
        final Path second = folder.resolve("second.parquet");
        export(tape, first, 1);
        export(tape, second, 1);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(FeatureExport.labelsOf(first)).hasSameBinaryContentAs(FeatureExport.labelsOf(second));
    }

    @Test
    void shouldLabelWithTheBarsAfterAndKeepLabelsApart() throws IOException
    {
        final Path tape = bars("100,105,95,100", "100,110,99,108", "108,120,90,95", "95,96,94,96");
        final Path out = folder.resolve("x.parquet");
        export(tape, out, 1, 2);

        assertThat(ParquetFile.rows(out).get(0).keySet()).noneMatch(name -> name.startsWith("label"));
        final List<Map<String, Object>> labels = ParquetFile.rows(folder.resolve("x.labels.parquet"));
        assertThat(labels).hasSize(4);
        assertLabels(labels.get(0), 1, labels.get(1), 108.0 / 100 - 1, 110.0 / 100 - 1, 99.0 / 100 - 1);
        assertLabels(labels.get(0), 2, labels.get(2), 95.0 / 100 - 1, 120.0 / 100 - 1, 90.0 / 100 - 1);
        assertLabels(labels.get(1), 2, labels.get(3), 96.0 / 108 - 1, 120.0 / 108 - 1, 90.0 / 108 - 1);
        assertNoLabels(labels.get(2), 2);
        assertNoLabels(labels.get(3), 1);
        assertNoLabels(labels.get(3), 2);
    }

    @Test
    void shouldWriteCsvByExtension() throws IOException
    {
        final Path out = folder.resolve("x.csv");
        export(bars("100,105,95,100", "100,110,99,108"), out, 1);
        assertThat(Files.readAllLines(out)).hasSize(3).first().asString().startsWith("row,").contains(",ema_fast,");
        assertThat(Files.readAllLines(folder.resolve("x.labels.csv"))).hasSize(3);
    }

    @Test
    void shouldRefuseAFileThatExistsAndAnInstrumentThatDoesNot() throws IOException
    {
        final Path tape = bars("100,105,95,100", "100,110,99,108");
        final Path out = folder.resolve("x.parquet");
        assertThatThrownBy(() -> new FeatureExport(PAPER, List.of(tape), "ETHUSD", List.of(), out)
            .run("test", NONE, done ->
            {
            }))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no instrument ETHUSD");
        assertThat(out).doesNotExist();
        export(tape, out, 1);
        assertThatThrownBy(() -> export(tape, out, 1)).isInstanceOf(FileAlreadyExistsException.class);
    }

    private static void assertSame(final Map<String, Object> row, final Journaled live)
    {
        assertThat(row).containsEntry("ingest_time_ns", live.ingestTimeNs())
            .containsEntry("decision_time_ns", live.eventTimeNs())
            .containsEntry("schema_hash", FeatureSchema.text(live.schemaHash()));
        for (final Feature feature : Feature.values())
        {
            final Object value = row.get(FeatureTable.column(feature));
            final boolean isReady = 0 != (live.ready()[feature.index() >>> 6] >>> feature.index() & 1);
            final long bits = null == value ? 0 : Double.doubleToRawLongBits((Double)value);
            if (isReady != (null != value) || isReady && bits != live.bits()[feature.index()])
            {
                throw new AssertionError(feature + ": exported " + value + ", live " +
                    (isReady ? Double.longBitsToDouble(live.bits()[feature.index()]) : "not ready"));
            }
        }
    }

    private static void assertLabels(
        final Map<String, Object> row,
        final int horizon,
        final Map<String, Object> last,
        final double forward,
        final double favourable,
        final double adverse)
    {
        assertThat(row).containsEntry("label_end_ns_" + horizon, last.get("bar_end_ns"))
            .containsEntry("label_return_" + horizon, forward)
            .containsEntry("label_favourable_" + horizon, favourable)
            .containsEntry("label_adverse_" + horizon, adverse);
    }

    private static void assertNoLabels(final Map<String, Object> row, final int horizon)
    {
        assertThat(row).containsEntry("label_end_ns_" + horizon, null)
            .containsEntry("label_return_" + horizon, null)
            .containsEntry("label_favourable_" + horizon, null)
            .containsEntry("label_adverse_" + horizon, null);
    }

    private static void export(final Path tape, final Path out, final Integer... horizons) throws IOException
    {
        new FeatureExport(PAPER, List.of(tape), "", List.of(horizons), out).run("test", NONE, done ->
            {
            });
    }

    /** A tape of hourly bars, each "open,high,low,close". */
    private Path bars(final String... bars) throws IOException
    {
        final List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = 0; i < bars.length; i++)
        {
            lines.add("2024-01-01T%02d:00:00Z,%s,%d".formatted(i, bars[i], 10 + i));
        }
        final Path file = Files.write(folder.resolve("BTCUSD_1h.csv"), lines);
        final TableOptions options = new TableOptions(Map.of(), ',', EpochText.UTC, TableOptions.BarTime.OPEN,
            Units.NULL_TIME_NS, "", "file", ContractType.LINEAR);
        final Path tape = folder.resolve("tape");
        new TapeImport(new TableFormat(TableFormat.Kind.BARS_CSV, options), BadLinePolicy.REFUSE, Map.of(),
            ImportProgress.NONE).run(List.of(file), tape, 0);
        return tape;
    }

    private Path runLive(final Path tape)
    {
        final Path journal = folder.resolve("journal");
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(
                Setup.session(PAPER, journal, TapeFacts.of(tape), "test", 0), OrderListener.NONE, done ->
            {
            }))
        {
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
        }
        return journal;
    }

    private static List<Journaled> journaled(final Path journal)
    {
        final List<Journaled> vectors = new ArrayList<>();
        final FeatureVectorSnapshotDecoder decoder = new FeatureVectorSnapshotDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next())
            {
                if (FeatureVectorSnapshotDecoder.TEMPLATE_ID == reader.type())
                {
                    decoder.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    final long[] ready = {decoder.readyBits(), decoder.readyBitsMiddle(), decoder.readyBitsHigh()};
                    final long timeNs = decoder.eventTimeNs();
                    final long schema = decoder.schemaHash();
                    final long[] bits = new long[Feature.COUNT];
                    int i = 0;
                    for (final FeatureVectorSnapshotDecoder.FeaturesDecoder feature : decoder.features())
                    {
                        bits[i++] = Double.doubleToRawLongBits(feature.value());
                    }
                    vectors.add(new Journaled(reader.ingestTimeNs(), timeNs, schema, ready, bits));
                }
            }
        }
        return vectors;
    }
}
