package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Handle on one parameter. A stage keeps it and reads it at use, so that an update acts at once. A calibrated value
 * goes before a configured one while it holds; when it expires the configured one is in force again. An account's
 * parameter has the core's behind it: whatever is set for the account goes before whatever is set for all, be it
 * calibrated or configured; what is set for the account alone stays there. Pipeline thread only; allocates nothing.
 */
public final class Param implements Stateful
{
    /** Largest magnitude below which every whole number is a double: 2^53. */
    private static final long EXACT_LIMIT = 1L << 53;

    private final ParamSpec spec;
    private final Param shared;
    private final Provenance configured = new Provenance();
    private final Provenance calibrated = new Provenance();
    private long configuredBits;
    private long calibratedBits;

    private Provenance inForce = configured;
    private boolean isOwnSet;
    private long valueBits;
    private double doubleValue;
    /** This one or the shared one, chosen when a value is set: what is read at every event is one step away. */
    private Param effective;

    Param(final ParamSpec spec)
    {
        this(spec, null);
    }

    /** An account's own parameter; {@code shared} is the core's of the same key, or null. */
    Param(final ParamSpec spec, final Param shared)
    {
        this.spec = spec;
        this.shared = shared;
        effective = null == shared ? this : shared;
    }

    /**
     * The declaration.
     *
     * @return key, kind, unit, range and description.
     */
    public ParamSpec spec()
    {
        return spec;
    }

    /**
     * Whether a value is in force.
     *
     * @return false if whoever needs it must refuse to act.
     */
    public boolean isSet()
    {
        return effective.isOwnSet;
    }

    /**
     * Whether the value in force was set for this account and not for all.
     *
     * @return false of a parameter of the core.
     */
    public boolean isOwn()
    {
        return null != shared && isOwnSet;
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
        return effective.doubleValue;
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
        requireKind(ValueKind.LONG);
        return effective.valueBits;
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
        requireKind(ValueKind.BOOL);
        return 0 != effective.valueBits;
    }

    /**
     * Where the value in force came from.
     *
     * @return {@link ParamSource#NONE} if it is not set.
     */
    public ParamSource source()
    {
        return effective.inForce.source();
    }

    /**
     * Provenance of the value in force; the parameter owns it and changes it with the next update.
     *
     * @return never null; its source is {@link ParamSource#NONE} if the parameter is not set.
     */
    public Provenance provenance()
    {
        return effective.inForce;
    }

    /**
     * The value in force as bits: the whole number, the double's bits, or 0 and 1.
     *
     * @return 0 if it is not set.
     */
    public long valueBits()
    {
        return isSet() ? effective.valueBits : 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        configured.visitState(state);
        calibrated.visitState(state);
        configuredBits = state.visit(configuredBits);
        calibratedBits = state.visit(calibratedBits);
        if (state.isRestoring())
        {
            choose();
        }
    }

    SetVerdict set(final ValueKind kind, final long bits, final Provenance provenance)
    {
        if (!isKindAccepted(kind, bits))
        {
            return SetVerdict.WRONG_KIND;
        }
        final long ownBits = ownBits(kind, bits);
        if (!spec.admits(toDouble(ownBits)))
        {
            return SetVerdict.OUT_OF_RANGE;
        }
        if (!provenance.holdsAt(provenance.setTimeNs()))
        {
            return SetVerdict.NOT_VALID_NOW;
        }
        keep(ownBits, provenance);
        return SetVerdict.APPLIED;
    }

    /** Drops a calibrated value whose validity is over. Returns when this parameter changes next by time alone. */
    long onTime(final long nowNs)
    {
        if (ParamSource.CALIBRATED != calibrated.source())
        {
            return Long.MAX_VALUE;
        }
        if (nowNs >= calibrated.endNs())
        {
            calibrated.reset();
            calibratedBits = 0;
            choose();
            return Long.MAX_VALUE;
        }
        return calibrated.endNs();
    }

    private void keep(final long bits, final Provenance provenance)
    {
        if (ParamSource.CALIBRATED == provenance.source())
        {
            calibrated.copyFrom(provenance);
            calibratedBits = bits;
        }
        else
        {
            configured.copyFrom(provenance);
            configuredBits = bits;
        }
        choose();
    }

    private void choose()
    {
        final boolean isCalibrated = ParamSource.CALIBRATED == calibrated.source();
        inForce = isCalibrated ? calibrated : configured;
        isOwnSet = ParamSource.NONE != inForce.source();
        effective = null == shared || isOwnSet ? this : shared;
        valueBits = isCalibrated ? calibratedBits : configuredBits;
        doubleValue = toDouble(valueBits);
    }

    private boolean isKindAccepted(final ValueKind kind, final long bits)
    {
        return spec.kind() == kind ||
            ValueKind.DOUBLE == spec.kind() && ValueKind.LONG == kind && bits >= -EXACT_LIMIT && bits <= EXACT_LIMIT;
    }

    private long ownBits(final ValueKind kind, final long bits)
    {
        return spec.kind() == kind ? bits : Double.doubleToRawLongBits(bits);
    }

    private double toDouble(final long bits)
    {
        return ValueKind.DOUBLE == spec.kind() ? Double.longBitsToDouble(bits) : bits;
    }

    private void requireSet()
    {
        if (!isSet())
        {
            throw new IllegalStateException("parameter is not calibrated: " + spec.key());
        }
    }

    private void requireKind(final ValueKind kind)
    {
        if (spec.kind() != kind)
        {
            throw new IllegalStateException("parameter " + spec.key() + " is " + spec.kind() + ", not " + kind);
        }
    }
}
