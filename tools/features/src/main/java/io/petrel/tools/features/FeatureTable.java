package io.petrel.tools.features;

import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Rows in a DuckDB file of a temporary folder, from which both tables are written. Memory does not grow with the rows.
 * One thread, so that the same rows make the same file. Close it to remove the folder.
 */
final class FeatureTable implements RowSink, AutoCloseable
{
    private static final String SETTINGS =
        "SET threads = 1; SET memory_limit = '512MB'; " +
        "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false";

    private final Path folder;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private long rows;

    FeatureTable()
    {
        try
        {
            folder = Files.createTempDirectory("petrel-features");
            connection = (DuckDBConnection)DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.duckdb"));
            execute(SETTINGS);
            execute("CREATE TABLE decisions (" + columns() + ")");
            appender = connection.createAppender("decisions");
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    @Override
    public void onRow(final FeatureRow row)
    {
        try
        {
            appender.beginRow();
            appender.append(rows).append(row.instrumentId).append(row.symbol)
                .append(row.decisionTimeNs).append(row.ingestTimeNs).append(row.barStartNs).append(row.barEndNs)
                .append(row.highTicks).append(row.lowTicks).append(row.closeTicks)
                .append(FeatureSchema.text(row.schemaHash));
            for (final Feature feature : Feature.values())
            {
                appendValue(row, feature);
            }
            appender.endRow();
            rows++;
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    long rows()
    {
        return rows;
    }

    /** No more rows: they can be read now. */
    void finish()
    {
        try
        {
            appender.close();
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    void writeFeatures(final Path file, final Map<String, String> metadata)
    {
        final StringJoiner names = new StringJoiner(", ");
        names.add("row, instrument_id, instrument, decision_time_ns, ingest_time_ns, bar_start_ns, bar_end_ns, " +
            "schema_hash");
        for (final Feature feature : Feature.values())
        {
            names.add(column(feature));
        }
        copy("SELECT " + names + " FROM decisions", file, metadata);
    }

    void writeLabels(final Path file, final List<Integer> horizons, final Map<String, String> metadata)
    {
        final StringJoiner names = new StringJoiner(", ");
        names.add("row, instrument_id, instrument, decision_time_ns, bar_end_ns, schema_hash, close_ticks");
        horizons.forEach(horizon -> names.add(labels(horizon)));
        copy("SELECT " + names + " FROM decisions " +
            "WINDOW later AS (PARTITION BY instrument_id ORDER BY row) ORDER BY row", file, metadata);
    }

    /** Names of the features that have no value in any row. */
    List<String> neverReady()
    {
        final StringJoiner counts = new StringJoiner(", ");
        for (final Feature feature : Feature.values())
        {
            counts.add("count(" + column(feature) + ")");
        }
        try (Statement statement = connection.createStatement();
            ResultSet result = statement.executeQuery("SELECT " + counts + " FROM decisions"))
        {
            result.next();
            final List<String> never = new ArrayList<>();
            for (final Feature feature : Feature.values())
            {
                if (0 == result.getLong(feature.index() + 1))
                {
                    never.add(feature.name());
                }
            }
            return never;
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    @Override
    public void close()
    {
        try (Stream<Path> files = Files.list(folder))
        {
            connection.close();
            for (final Path file : files.toList())
            {
                Files.delete(file);
            }
            Files.delete(folder);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    static String column(final Feature feature)
    {
        return feature.name().toLowerCase(Locale.ROOT);
    }

    private void appendValue(final FeatureRow row, final Feature feature) throws SQLException
    {
        if (row.isReady(feature))
        {
            appender.append(row.value(feature));
        }
        else
        {
            appender.appendNull();
        }
    }

    private static String columns()
    {
        final StringJoiner columns = new StringJoiner(", ");
        columns.add("row BIGINT, instrument_id INTEGER, instrument VARCHAR, decision_time_ns BIGINT, " +
            "ingest_time_ns BIGINT, bar_start_ns BIGINT, bar_end_ns BIGINT, high_ticks BIGINT, low_ticks BIGINT, " +
            "close_ticks BIGINT, schema_hash VARCHAR");
        for (final Feature feature : Feature.values())
        {
            columns.add(column(feature) + " DOUBLE");
        }
        return columns.toString();
    }

    /** The bars after a row, of its instrument; null where there are not as many, or its close is not above zero. */
    private static String labels(final int horizon)
    {
        final String text = """
            CASE WHEN close_ticks > 0 THEN lead(bar_end_ns, N) OVER later END AS label_end_ns_N,
            CASE WHEN close_ticks > 0 THEN lead(close_ticks, N) OVER later / close_ticks::DOUBLE - 1 END
                AS label_return_N,
            CASE WHEN close_ticks > 0 AND lead(row, N) OVER later IS NOT NULL THEN max(high_ticks) OVER
                (PARTITION BY instrument_id ORDER BY row ROWS BETWEEN 1 FOLLOWING AND N FOLLOWING)
                / close_ticks::DOUBLE - 1 END AS label_favourable_N,
            CASE WHEN close_ticks > 0 AND lead(row, N) OVER later IS NOT NULL THEN min(low_ticks) OVER
                (PARTITION BY instrument_id ORDER BY row ROWS BETWEEN 1 FOLLOWING AND N FOLLOWING)
                / close_ticks::DOUBLE - 1 END AS label_adverse_N""";
        return text.replaceAll("\\bN\\b|(?<=_)N\\b", Integer.toString(horizon));
    }

    private void copy(final String query, final Path file, final Map<String, String> metadata)
    {
        final StringJoiner pairs = new StringJoiner(", ", "{", "}");
        metadata.forEach((key, value) -> pairs.add(key + ": " + quoted(value)));
        final String format = FeatureExport.isCsv(file) ? "FORMAT csv, HEADER" :
            "FORMAT parquet, COMPRESSION zstd, KV_METADATA " + pairs;
        try
        {
            execute("COPY (" + query + ") TO " + quoted(file.toString()) + " (" + format + ")");
        }
        catch (final SQLException e)
        {
            throw failure(e);
        }
    }

    private void execute(final String sql) throws SQLException
    {
        try (Statement statement = connection.createStatement())
        {
            statement.execute(sql);
        }
    }

    private static String quoted(final String text)
    {
        return "'" + text.replace("'", "''") + "'";
    }

    private static UncheckedIOException failure(final SQLException e)
    {
        return new UncheckedIOException(new IOException(e.getMessage(), e));
    }
}
