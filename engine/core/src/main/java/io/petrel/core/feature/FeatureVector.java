package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.List;

/**
 * Values of all features of one instrument at one moment. A feature is either ready, with a finite value, or not ready.
 * Written by {@link Features}, read by engines, models and publishers, none of which keeps it. Pipeline thread only;
 * allocates nothing.
 */
public final class FeatureVector implements FeatureView, Stateful
{
    private static final int WORD_SHIFT = 6;

    /** 0 of those that are not ready. */
    private final double[] values = new double[Feature.COUNT];
    private final long[] readyWords = new long[(Feature.COUNT + Long.SIZE - 1) >>> WORD_SHIFT];
    private long schemaHash;
    private boolean isCalibrated;
    private boolean isBenchmark;
    private long rejected;

    /**
     * Names the layout and the definitions: the names, formulas and parameter values of all features. What was trained
     * on one schema does not fit another.
     *
     * @return 0 until the features' parameters are set.
     */
    @Override
    public long schemaHash()
    {
        return schemaHash;
    }

    /**
     * Number of features.
     *
     * @return {@link Feature#COUNT}.
     */
    public int size()
    {
        return values.length;
    }

    /**
     * Whether the features' parameters are set; until then nothing is ready.
     *
     * @return false if engines must report "not calibrated".
     */
    public boolean isCalibrated()
    {
        return isCalibrated;
    }

    /**
     * Whether the instrument is the benchmark of the cross-asset features, which cannot be compared with itself.
     *
     * @return true for the first instrument defined.
     */
    public boolean isBenchmark()
    {
        return isBenchmark;
    }

    /**
     * Whether a feature has a value.
     *
     * @param feature index, see {@link Feature#index()}.
     * @return true if warm and defined.
     */
    public boolean isReady(final int feature)
    {
        return 0 != (readyWords[feature >>> WORD_SHIFT] & 1L << feature);
    }

    /**
     * Whether a feature has a value.
     *
     * @param feature to ask for.
     * @return true if warm and defined.
     */
    @Override
    public boolean isReady(final Feature feature)
    {
        return isReady(feature.ordinal());
    }

    /**
     * Value of a ready feature.
     *
     * @param feature index, see {@link Feature#index()}.
     * @return finite, in the feature's unit.
     * @throws IllegalStateException if it is not ready: the caller forgot to ask.
     */
    public double value(final int feature)
    {
        if (!isReady(feature))
        {
            throw new IllegalStateException("feature " + feature + " is not ready");
        }
        return values[feature];
    }

    /**
     * Value of a ready feature.
     *
     * @param feature to read.
     * @return finite, in the feature's unit.
     * @throws IllegalStateException if it is not ready: the caller forgot to ask.
     */
    @Override
    public double value(final Feature feature)
    {
        return value(feature.ordinal());
    }

    /**
     * What the snapshot message carries: the value of a ready feature, and 0 beside a cleared ready bit otherwise.
     *
     * @param feature index, see {@link Feature#index()}.
     * @return the value or 0.
     */
    public double valueOrZero(final int feature)
    {
        return values[feature];
    }

    /**
     * Copies what the snapshot message carries, see {@link #valueOrZero}.
     *
     * @param to receives {@link #size()} values from index 0.
     */
    public void copyTo(final double[] to)
    {
        System.arraycopy(values, 0, to, 0, values.length);
    }

    /**
     * Ready flags of 64 features, bit i for feature 64 x word + i.
     *
     * @param word from 0.
     * @return the flags; 0 beyond the last feature.
     */
    public long readyBits(final int word)
    {
        return word < readyWords.length ? readyWords[word] : 0;
    }

    /**
     * Values that were not finite and therefore left their feature not ready.
     *
     * @return number so far; anything but 0 is a defect of a formula.
     */
    public long rejected()
    {
        return rejected;
    }

    /**
     * Ready flags of some features, to be asked for together.
     *
     * @param features to be set.
     * @return the flags of all words, as {@link #readyBits} gives each.
     */
    public static long[] bitsOf(final List<Feature> features)
    {
        final long[] bits = new long[(Feature.COUNT + Long.SIZE - 1) >>> WORD_SHIFT];
        for (final Feature feature : features)
        {
            bits[feature.ordinal() >>> WORD_SHIFT] |= 1L << feature.ordinal();
        }
        return bits;
    }

    /**
     * Whether several features have a value.
     *
     * @param bits of them, see {@link #bitsOf}.
     * @return true if every one is warm and defined.
     */
    public boolean areReady(final long[] bits)
    {
        for (int i = 0; i < readyWords.length; i++)
        {
            if (0 != (bits[i] & ~readyWords[i]))
            {
                return false;
            }
        }
        return true;
    }

    /**
     * How many features are ready.
     *
     * @return from 0 to {@link #size()}.
     */
    public int readyCount()
    {
        int count = 0;
        for (final long word : readyWords)
        {
            count += Long.bitCount(word);
        }
        return count;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        schemaHash = state.visit(schemaHash);
        isCalibrated = state.visit(isCalibrated);
        isBenchmark = state.visit(isBenchmark);
        rejected = state.visit(rejected);
        state.visit(readyWords, readyWords.length);
        state.visit(values, values.length);
    }

    void open(final long newSchemaHash)
    {
        schemaHash = newSchemaHash;
        isCalibrated = true;
    }

    void benchmark()
    {
        isBenchmark = true;
    }

    /** Some features are not ready until they are set again. */
    void withhold(final long[] readyBits)
    {
        for (int i = 0; i < readyWords.length; i++)
        {
            readyWords[i] &= ~readyBits[i];
        }
    }

    /** Sets a feature, or leaves it not ready if the value is not a finite number. */
    void put(final Feature feature, final double value)
    {
        if (Double.isFinite(value))
        {
            values[feature.ordinal()] = value;
            readyWords[feature.ordinal() >>> WORD_SHIFT] |= 1L << feature.ordinal();
        }
        else
        {
            rejected++;
            clear(feature);
        }
    }

    void putIf(final boolean isReady, final Feature feature, final double value)
    {
        if (isReady)
        {
            put(feature, value);
        }
        else
        {
            clear(feature);
        }
    }

    void clear(final Feature feature)
    {
        values[feature.ordinal()] = 0.0;
        readyWords[feature.ordinal() >>> WORD_SHIFT] &= ~(1L << feature.ordinal());
    }
}
