package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.DirectBuffer;

import java.util.List;

/**
 * All parameters of the core, or of one account, looked up by key. Keys are found by binary search over their bytes, so
 * that a set makes no garbage. An account declares what may differ from account to account and has the core's
 * parameters behind it: what it does not declare, and what is not set for it, it reads there. Pipeline thread only;
 * allocates nothing after construction.
 */
public final class Parameters implements Stateful
{
    private static final int SECTION = StateVisitor.tag("PARM");

    /** In order of their keys, and so those of one stage side by side. */
    private final Param[] params;
    private final ParamRecord[] records;
    private final Parameters shared;
    private final long keysHash;
    private long changes;
    private long refusals;
    private long nextExpiryNs = Long.MAX_VALUE;

    /**
     * Makes every declared parameter, none of them set.
     *
     * @param specs declarations in any order, as {@link ParamCatalogue#of} joins them.
     * @throws IllegalArgumentException if a key is declared twice.
     */
    public Parameters(final List<ParamSpec> specs)
    {
        this(specs, null);
    }

    /**
     * Makes the parameters of one account, none of them set for it.
     *
     * @param specs  what may differ from account to account; declared by the core too.
     * @param shared of the core.
     * @throws IllegalArgumentException if a key is declared twice, or not by the core.
     */
    public Parameters(final List<ParamSpec> specs, final Parameters shared)
    {
        this.shared = shared;
        final List<ParamSpec> sorted = ParamCatalogue.of(specs);
        params = new Param[sorted.size()];
        records = new ParamRecord[sorted.size()];
        keysHash = keysHash(sorted);
        make(sorted);
    }

    /**
     * Handle on a parameter, for a stage to keep.
     *
     * @param key declared key.
     * @return the handle.
     * @throws IllegalArgumentException if no stage declares it: a programming error.
     */
    public Param param(final String key)
    {
        final int index = indexOf(key);
        if (index >= 0)
        {
            return params[index];
        }
        if (null != shared)
        {
            return shared.param(key);
        }
        throw new IllegalArgumentException("no such parameter: " + key);
    }

    /**
     * Handle on a parameter, for a stage to keep.
     *
     * @param spec the stage's own declaration.
     * @return the handle.
     * @throws IllegalArgumentException if it is not declared here: a programming error.
     */
    public Param param(final ParamSpec spec)
    {
        return param(spec.key());
    }

    /**
     * Sets a parameter, or refuses and counts.
     *
     * @param key        buffer holding the key in ASCII.
     * @param offset     of its first byte.
     * @param length     in bytes.
     * @param kind       of the value.
     * @param valueBits  whole number, double's bits, or 0 and 1.
     * @param provenance copied if the value is kept.
     * @return what became of it.
     */
    public SetVerdict set(
        final DirectBuffer key,
        final int offset,
        final int length,
        final ValueKind kind,
        final long valueBits,
        final Provenance provenance)
    {
        final int index = indexOf(key, offset, length);
        final SetVerdict verdict =
            index < 0 ? SetVerdict.UNKNOWN_KEY : records[index].set(kind, valueBits, provenance);
        if (SetVerdict.APPLIED == verdict)
        {
            changes++;
            nextExpiryNs = Math.min(nextExpiryNs, provenance.endNs());
        }
        else
        {
            refusals++;
        }
        return verdict;
    }

    /**
     * Lets calibrated values expire. Call with the core time of every event, before anything reads a parameter.
     *
     * @param nowNs core time.
     */
    public void onTime(final long nowNs)
    {
        if (nowNs >= nextExpiryNs)
        {
            expire(nowNs);
        }
    }

    /**
     * Number of parameters declared here, those of the core behind an account not counted.
     *
     * @return at least 0.
     */
    public int count()
    {
        return params.length;
    }

    /**
     * Parameter by its place in key order.
     *
     * @param index from 0 to {@link #count()} - 1.
     * @return the parameter.
     */
    public Param at(final int index)
    {
        return params[index];
    }

    /**
     * Grows with every change of a value in force, here or in the core behind, so that a stage can tell whether to look
     * again.
     *
     * @return number of changes so far.
     */
    public long changes()
    {
        return null == shared ? changes : changes + shared.changes;
    }

    /**
     * Attempts to set that were refused.
     *
     * @return number so far.
     */
    public long refusals()
    {
        return refusals;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        state.fixed(keysHash, "hash of the declared parameters");
        changes = state.visit(changes);
        refusals = state.visit(refusals);
        nextExpiryNs = state.visit(nextExpiryNs);
        for (final ParamRecord each : records)
        {
            each.visitState(state);
        }
    }

    /**
     * Looks at the values in force, and not at what they rest on, which no decision reads.
     *
     * @param touch what only looks.
     */
    public void touch(final StateVisitor touch)
    {
        for (final Param param : params)
        {
            touch.visit(param.valueBits());
        }
    }

    /** What stands behind a parameter. */
    ParamRecord record(final int index)
    {
        return records[index];
    }

    /** The handles one after another, with nothing between them: they are read together. */
    private void make(final List<ParamSpec> sorted)
    {
        for (int i = 0; i < params.length; i++)
        {
            params[i] = new Param(this, i, sorted.get(i).kind());
        }
        for (int i = 0; i < records.length; i++)
        {
            final ParamSpec spec = sorted.get(i);
            records[i] = new ParamRecord(spec, this, i, null == shared ? null : shared.recordOf(spec));
        }
        for (int i = 0; i < records.length && null != shared; i++)
        {
            records[i].follow();
        }
    }

    private ParamRecord recordOf(final ParamSpec spec)
    {
        final int index = indexOf(spec.key());
        if (index < 0)
        {
            throw new IllegalArgumentException("no such parameter: " + spec.key());
        }
        return records[index];
    }

    private static long keysHash(final List<ParamSpec> specs)
    {
        final StateHash hash = new StateHash();
        for (final ParamSpec spec : specs)
        {
            hash.add(TextHash.of(spec.key())).add(spec.kind().value());
        }
        return hash.value();
    }

    private void expire(final long nowNs)
    {
        changes++;
        nextExpiryNs = Long.MAX_VALUE;
        for (final ParamRecord each : records)
        {
            nextExpiryNs = Math.min(nextExpiryNs, each.onTime(nowNs));
        }
    }

    private int indexOf(final String key)
    {
        int low = 0;
        int high = params.length - 1;
        while (low <= high)
        {
            final int middle = (low + high) >>> 1;
            final int order = records[middle].spec().key().compareTo(key);
            if (0 == order)
            {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -1;
    }

    private int indexOf(final DirectBuffer key, final int offset, final int length)
    {
        int low = 0;
        int high = params.length - 1;
        while (low <= high)
        {
            final int middle = (low + high) >>> 1;
            final int order = compare(records[middle].spec().key(), key, offset, length);
            if (0 == order)
            {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -1;
    }

    private static int compare(final String own, final DirectBuffer key, final int offset, final int length)
    {
        final int common = Math.min(own.length(), length);
        for (int i = 0; i < common; i++)
        {
            final int order = own.charAt(i) - (key.getByte(offset + i) & 0xFF);
            if (0 != order)
            {
                return order;
            }
        }
        return own.length() - length;
    }
}
