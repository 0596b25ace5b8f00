package io.petrel.tools.features;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads Parquet files back. */
final class ParquetFile
{
    private ParquetFile()
    {
    }

    static List<Map<String, Object>> rows(final Path file)
    {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = connection.createStatement();
            ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "') ORDER BY row"))
        {
            final List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next())
            {
                final Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++)
                {
                    row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
        catch (final SQLException e)
        {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> metadata(final Path file)
    {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = connection.createStatement();
            ResultSet result =
                statement.executeQuery("SELECT key, value FROM parquet_kv_metadata('" + file + "')"))
        {
            final Map<String, String> metadata = new TreeMap<>();
            while (result.next())
            {
                metadata.put(text(result.getBlob(1)), text(result.getBlob(2)));
            }
            return metadata;
        }
        catch (final SQLException e)
        {
            throw new AssertionError(e);
        }
    }

    private static String text(final Blob blob) throws SQLException
    {
        return new String(blob.getBytes(1, (int)blob.length()), StandardCharsets.UTF_8);
    }
}
