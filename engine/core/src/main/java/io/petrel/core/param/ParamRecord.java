package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * What stands behind the value of a parameter: its declaration, what was configured, what was calibrated, and which of
 * them is in force. Looked at when a value is set, expires or is shown; whoever reads the value reads the {@link Param}
 * alone, and is told by this. Pipeline thread only; allocates when an account is made, never after.
 */
final class ParamRecord implements Stateful
{
    /** Largest magnitude below which every whole number is a double: 2^53. */
    private static final long EXACT_LIMIT = 1L << 53;
    private static final ParamRecord[] NOBODY = {};

    private final ParamSpec spec;
    private final Parameters owner;
    private final int index;
    /** The core's record of the same key, for that of an account; null for one of the core. */
    private final ParamRecord shared;
    private final Provenance configured = new Provenance();
    private final Provenance calibrated = new Provenance();
    private long configuredBits;
    private long calibratedBits;

    private Provenance inForce = configured;
    private boolean isOwnSet;
    private long valueBits;
    /** Those of accounts, which have this one behind them. */
    private ParamRecord[] followers = NOBODY;

    ParamRecord(final ParamSpec spec, final Parameters owner, final int index, final ParamRecord shared)
    {
        this.spec = spec;
        this.owner = owner;
        this.index = index;
        this.shared = shared;
    }

    ParamSpec spec()
    {
        return spec;
    }

    /** Whether a value was set here, for the core or for this account, and holds. */
    boolean isOwnSet()
    {
        return isOwnSet;
    }

    boolean isOfAccount()
    {
        return null != shared;
    }

    /** Of the value in force, be it set here or for all. */
    Provenance provenance()
    {
        return effective().inForce;
    }

    /** What is set for all acts here too from now on, unless something is set here. */
    void follow()
    {
        shared.followers = Arrays.copyOf(shared.followers, shared.followers.length + 1);
        shared.followers[shared.followers.length - 1] = this;
        tell();
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
        valueBits = isCalibrated ? calibratedBits : configuredBits;
        tell();
    }

    /** Hands the value in force to whoever is read. */
    private void tell()
    {
        final ParamRecord effective = effective();
        owner.at(index).hold(effective.isOwnSet, effective.valueBits);
        for (final ParamRecord follower : followers)
        {
            follower.tell();
        }
    }

    private ParamRecord effective()
    {
        return null == shared || isOwnSet ? this : shared;
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
}
