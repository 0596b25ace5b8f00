package io.petrel.core.param;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Where one value came from and how long it holds. Mutable and reused: the owner fills it, the parameter copies it.
 * Texts are kept as 64-bit hashes ({@link TextHash}); the journal holds the texts. Pipeline thread only; allocates
 * nothing.
 */
public final class Provenance implements Stateful
{
    private ParamSource source = ParamSource.NONE;
    private long setTimeNs = Units.NULL_TIME_NS;
    private long originHash;
    private long inputHash;
    private double confidence;
    private int sampleSize;
    private long validFromNs = Units.NULL_TIME_NS;
    private long validUntilNs = Units.NULL_TIME_NS;

    /**
     * Marks a configured value, which holds from now on.
     *
     * @param nowNs      core time of the event.
     * @param originText hash of the text that says where it was configured.
     * @return this.
     */
    public Provenance configured(final long nowNs, final long originText)
    {
        reset();
        source = ParamSource.CONFIGURED;
        setTimeNs = nowNs;
        originHash = originText;
        return this;
    }

    /**
     * Marks a calibrated value. Follow with {@link #estimate} and {@link #validity}.
     *
     * @param nowNs      core time of the event.
     * @param methodText hash of the method's name.
     * @return this.
     */
    public Provenance calibrated(final long nowNs, final long methodText)
    {
        reset();
        source = ParamSource.CALIBRATED;
        setTimeNs = nowNs;
        originHash = methodText;
        return this;
    }

    /**
     * How sure the calibrator is.
     *
     * @param newConfidence in [0, 1].
     * @param newSampleSize observations used.
     * @param newInputHash  hash of the calibrator's input.
     * @return this.
     */
    public Provenance estimate(final double newConfidence, final int newSampleSize, final long newInputHash)
    {
        confidence = newConfidence;
        sampleSize = newSampleSize;
        inputHash = newInputHash;
        return this;
    }

    /**
     * When the value holds.
     *
     * @param fromNs  first moment, or {@link Units#NULL_TIME_NS} for always.
     * @param untilNs first moment when it no longer holds, or {@link Units#NULL_TIME_NS} for never.
     * @return this.
     */
    public Provenance validity(final long fromNs, final long untilNs)
    {
        validFromNs = fromNs;
        validUntilNs = untilNs;
        return this;
    }

    /**
     * Where the value came from.
     *
     * @return the source; {@link ParamSource#NONE} if there is no value.
     */
    public ParamSource source()
    {
        return source;
    }

    /**
     * Core time when the value was set.
     *
     * @return ns since the epoch, or {@link Units#NULL_TIME_NS}.
     */
    public long setTimeNs()
    {
        return setTimeNs;
    }

    /**
     * Hash of the origin's text (configured) or of the method's name (calibrated).
     *
     * @return see {@link TextHash}.
     */
    public long originHash()
    {
        return originHash;
    }

    /**
     * Hash of what the calibrator read.
     *
     * @return 0 for a configured value.
     */
    public long inputHash()
    {
        return inputHash;
    }

    /**
     * How sure the calibrator is.
     *
     * @return in [0, 1]; 0 for a configured value.
     */
    public double confidence()
    {
        return confidence;
    }

    /**
     * Observations behind a calibrated value.
     *
     * @return 0 for a configured value.
     */
    public int sampleSize()
    {
        return sampleSize;
    }

    /**
     * First moment the value holds.
     *
     * @return ns since the epoch, or {@link Units#NULL_TIME_NS} for always.
     */
    public long validFromNs()
    {
        return validFromNs;
    }

    /**
     * First moment the value no longer holds.
     *
     * @return ns since the epoch, or {@link Units#NULL_TIME_NS} for never.
     */
    public long validUntilNs()
    {
        return validUntilNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        source = ParamSource.of(state.visit(source.ordinal()));
        setTimeNs = state.visit(setTimeNs);
        originHash = state.visit(originHash);
        inputHash = state.visit(inputHash);
        confidence = state.visit(confidence);
        sampleSize = state.visit(sampleSize);
        validFromNs = state.visit(validFromNs);
        validUntilNs = state.visit(validUntilNs);
    }

    boolean holdsAt(final long nowNs)
    {
        return validFromNs <= nowNs && nowNs < endNs();
    }

    /** First moment the value no longer holds, as a number that can be compared. */
    long endNs()
    {
        return Units.NULL_TIME_NS == validUntilNs ? Long.MAX_VALUE : validUntilNs;
    }

    void copyFrom(final Provenance other)
    {
        source = other.source;
        setTimeNs = other.setTimeNs;
        originHash = other.originHash;
        inputHash = other.inputHash;
        confidence = other.confidence;
        sampleSize = other.sampleSize;
        validFromNs = other.validFromNs;
        validUntilNs = other.validUntilNs;
    }

    void reset()
    {
        source = ParamSource.NONE;
        setTimeNs = Units.NULL_TIME_NS;
        originHash = 0;
        inputHash = 0;
        confidence = 0;
        sampleSize = 0;
        validFromNs = Units.NULL_TIME_NS;
        validUntilNs = Units.NULL_TIME_NS;
    }
}
