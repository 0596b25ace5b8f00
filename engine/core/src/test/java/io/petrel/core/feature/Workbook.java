package io.petrel.core.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of an old spreadsheet (BIFF8 records in an OLE2 container), as far as the reference sheets of ta4j need:
 * plain, packed and computed numbers of the first worksheet, by row and column. Texts are left out.
 */
final class Workbook
{
    private static final int DIRECTORY_ENTRY = 128;
    private static final int END_OF_CHAIN = -2;
    private static final int RECORD_FORMULA = 0x0006;
    private static final int RECORD_NUMBER = 0x0203;
    private static final int RECORD_PACKED = 0x027E;
    private static final int RECORD_PACKED_ROW = 0x00BD;

    private final ByteBuffer file;
    private final int sectorSize;
    private final List<double[]> rows = new ArrayList<>();

    private Workbook(final byte[] bytes)
    {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        sectorSize = 1 << file.getShort(30);
    }

    /** Rows of numbers; not-a-number where a cell holds none. */
    static List<double[]> rows(final Path path) throws IOException
    {
        final Workbook workbook = new Workbook(Files.readAllBytes(path));
        workbook.read(workbook.stream());
        return workbook.rows;
    }

    private ByteBuffer stream()
    {
        final ByteBuffer directory = chain(file.getInt(48));
        for (int at = 0; at < directory.capacity(); at += DIRECTORY_ENTRY)
        {
            final byte[] name = new byte[Math.max(0, directory.getShort(at + 64) - 2)];
            directory.get(at, name);
            if ("Workbook".equals(new String(name, StandardCharsets.UTF_16LE)))
            {
                return chain(directory.getInt(at + 116));
            }
        }
        throw new IllegalStateException("no workbook inside");
    }

    private ByteBuffer chain(final int firstSector)
    {
        final List<Integer> sectors = new ArrayList<>();
        for (int sector = firstSector; sector != END_OF_CHAIN; sector = next(sector))
        {
            sectors.add(sector);
        }
        final byte[] bytes = new byte[sectors.size() * sectorSize];
        for (int i = 0; i < sectors.size(); i++)
        {
            file.get((sectors.get(i) + 1) * sectorSize, bytes, i * sectorSize, Math.min(sectorSize,
                file.capacity() - (sectors.get(i) + 1) * sectorSize));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int next(final int sector)
    {
        final int entries = sectorSize / Integer.BYTES;
        final int tableSector = file.getInt(76 + Integer.BYTES * (sector / entries));
        return file.getInt((tableSector + 1) * sectorSize + Integer.BYTES * (sector % entries));
    }

    private void read(final ByteBuffer records)
    {
        int at = 0;
        while (at + 4 <= records.capacity() && 0 != records.getInt(at))
        {
            final int type = records.getShort(at) & 0xFFFF;
            final int length = records.getShort(at + 2) & 0xFFFF;
            record(records, type, at + 4, length);
            at += 4 + length;
        }
    }

    private void record(final ByteBuffer records, final int type, final int at, final int length)
    {
        switch (type)
        {
            case RECORD_NUMBER:
            case RECORD_FORMULA:
                put(records, at, 0, records.getDouble(at + 6));
                break;
            case RECORD_PACKED:
                put(records, at, 0, unpack(records.getInt(at + 6)));
                break;
            case RECORD_PACKED_ROW:
                for (int i = 0; 4 + 6 * i + 6 <= length - 2; i++)
                {
                    put(records, at, i, unpack(records.getInt(at + 6 + 6 * i)));
                }
                break;
            default:
                break;
        }
    }

    private void put(final ByteBuffer records, final int at, final int shift, final double value)
    {
        final int row = records.getShort(at) & 0xFFFF;
        while (rows.size() <= row)
        {
            final double[] cells = new double[24];
            Arrays.fill(cells, Double.NaN);
            rows.add(cells);
        }
        rows.get(row)[(records.getShort(at + 2) & 0xFFFF) + shift] = value;
    }

    /** The two low bits say whether the number is whole, and whether it is in hundredths. */
    private static double unpack(final int packed)
    {
        final double number = 0 != (packed & 2) ? packed >> 2 : Double.longBitsToDouble((packed & ~3L) << 32);
        return 0 != (packed & 1) ? number / 100 : number;
    }
}
