package io.petrel.core.risk;

import io.petrel.codecs.event.Permission;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.TextHash;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * What one account may do with which instruments, by symbol, since the list is known before the instruments are. What
 * its own list does not name is looked up in the list for all.
 * Pipeline thread only; allocates when the list grows, never after.
 */
final class InstrumentList implements Stateful
{
    private static final int INITIAL_ROWS = 16;

    private long[] symbols = new long[INITIAL_ROWS];
    private int[] sectors = new int[INITIAL_ROWS];
    private int[] permissions = new int[INITIAL_ROWS];
    private int count;
    private InstrumentList shared;

    void shared(final InstrumentList ofAll)
    {
        shared = ofAll;
    }

    void set(final long symbolHash, final Permission permission, final int sectorId)
    {
        int row = find(symbolHash);
        if (row < 0)
        {
            grow(count + 1);
            row = count++;
        }
        symbols[row] = symbolHash;
        sectors[row] = sectorId;
        permissions[row] = permission.value();
    }

    boolean isAllowed(final Instrument instrument)
    {
        return Permission.ALLOWED.value() == permission(TextHash.of(instrument.symbol()));
    }

    boolean isForbidden(final Instrument instrument)
    {
        return Permission.FORBIDDEN.value() == permission(TextHash.of(instrument.symbol()));
    }

    /** Sector of an instrument, or the null of instruments. */
    int sector(final Instrument instrument)
    {
        return sector(TextHash.of(instrument.symbol()));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        grow(count);
        state.visit(symbols, count);
        state.visit(sectors, count);
        state.visit(permissions, count);
    }

    private int permission(final long symbolHash)
    {
        final int row = find(symbolHash);
        if (row >= 0)
        {
            return permissions[row];
        }
        return null == shared ? Permission.NULL_VAL.value() : shared.permission(symbolHash);
    }

    private int sector(final long symbolHash)
    {
        final int row = find(symbolHash);
        if (row >= 0)
        {
            return sectors[row];
        }
        return null == shared ? Units.NULL_INSTRUMENT : shared.sector(symbolHash);
    }

    private int find(final long symbolHash)
    {
        for (int i = 0; i < count; i++)
        {
            if (symbols[i] == symbolHash)
            {
                return i;
            }
        }
        return -1;
    }

    private void grow(final int wanted)
    {
        if (symbols.length < wanted)
        {
            final int size = Math.max(wanted, symbols.length << 1);
            symbols = Arrays.copyOf(symbols, size);
            sectors = Arrays.copyOf(sectors, size);
            permissions = Arrays.copyOf(permissions, size);
        }
    }
}
