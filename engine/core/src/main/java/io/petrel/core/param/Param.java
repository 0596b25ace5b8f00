package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;

/**
 * Handle on one parameter. A stage keeps it and reads it at use, so that an update acts at once. A calibrated value
 * goes before a configured one while it holds; when it expires the configured one is in force again. An account's
 * parameter has the core's behind it: whatever is set for the account goes before whatever is set for all, be it
 * calibrated or configured; what is set for the account alone stays there. Pipeline thread only; allocates nothing.
 *
 * <p>A decision reads hundreds of parameters, and their code and data are seldom near by then. So this holds the value
 * in force and nothing else, half a cache line, and those of one stage lie side by side, as their keys do: what the
 * value rests on is in {@link ParamRecord}, and is not referred to from here, since a collector that moves objects puts
 * what only one refers to beside it.
 */
public final class Param
{
    private static final byte DOUBLE = (byte)ValueKind.DOUBLE.value();
    private static final byte LONG = (byte)ValueKind.LONG.value();
    private static final byte BOOL = (byte)ValueKind.BOOL.value();

    private final Parameters owner;
    private final int index;
    private final byte kind;
    private boolean isSet;
    private long valueBits;

    Param(final Parameters owner, final int index, final ValueKind kind)
    {
        this.owner = owner;
        this.index = index;
        this.kind = (byte)kind.value();
    }

    /**
     * The declaration.
     *
     * @return key, kind, unit, range and description.
     */
    public ParamSpec spec()
    {
        return record().spec();
    }

    /**
     * Whether a value is in force.
     *
     * @return false if whoever needs it must refuse to act.
     */
    public boolean isSet()
    {
        return isSet;
    }

    /**
     * Whether the value in force was set for this account and not for all.
     *
     * @return false of a parameter of the core.
     */
    public boolean isOwn()
    {
        return record().isOfAccount() && record().isOwnSet();
    }

    /**
     * The value as a double; of a LONG parameter, converted.
     *
     * @return the value in the declared unit.
     * @throws IllegalStateException if none is in force: the stage forgot to ask {@link #isSet}.
     */
    public double asDouble()
    {
        requireSet();
        return DOUBLE == kind ? Double.longBitsToDouble(valueBits) : valueBits;
    }

    /**
     * The value of a LONG parameter.
     *
     * @return the value in the declared unit.
     * @throws IllegalStateException if none is in force or the parameter is not a whole number.
     */
    public long asLong()
    {
        requireSet();
        requireKind(LONG);
        return valueBits;
    }

    /**
     * The value of a LONG parameter whose range fits an int, such as a window length.
     *
     * @return the value in the declared unit.
     * @throws IllegalStateException if none is in force or the parameter is not a whole number.
     * @throws ArithmeticException   if it does not fit.
     */
    public int asInt()
    {
        return Math.toIntExact(asLong());
    }

    /**
     * The value of a BOOL parameter.
     *
     * @return the switch.
     * @throws IllegalStateException if none is in force or the parameter is not a switch.
     */
    public boolean asBool()
    {
        requireSet();
        requireKind(BOOL);
        return 0 != valueBits;
    }

    /**
     * Where the value in force came from.
     *
     * @return {@link ParamSource#NONE} if it is not set.
     */
    public ParamSource source()
    {
        return provenance().source();
    }

    /**
     * Provenance of the value in force; the parameter owns it and changes it with the next update.
     *
     * @return never null; its source is {@link ParamSource#NONE} if the parameter is not set.
     */
    public Provenance provenance()
    {
        return record().provenance();
    }

    /**
     * The value in force as bits: the whole number, the double's bits, or 0 and 1.
     *
     * @return 0 if it is not set.
     */
    public long valueBits()
    {
        return isSet ? valueBits : 0;
    }

    /** The value from now on. */
    void hold(final boolean newIsSet, final long newValueBits)
    {
        isSet = newIsSet;
        valueBits = newValueBits;
    }

    private ParamRecord record()
    {
        return owner.record(index);
    }

    private void requireSet()
    {
        if (!isSet)
        {
            throw new IllegalStateException("parameter is not calibrated: " + spec().key());
        }
    }

    private void requireKind(final byte wanted)
    {
        if (kind != wanted)
        {
            throw new IllegalStateException(
                "parameter " + spec().key() + " is " + spec().kind() + ", not " + ValueKind.get(wanted));
        }
    }
}
