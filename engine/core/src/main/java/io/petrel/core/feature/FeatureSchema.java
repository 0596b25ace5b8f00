package io.petrel.core.feature;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;

/**
 * What a feature vector means: its layout, its definitions and the numbers in them, as one hash. A model or policy
 * names the schema it was trained on; a vector of any other schema is not what it knows, and it is refused. Start-up
 * and tools only.
 */
public final class FeatureSchema
{
    /**
     * Version of what the hash covers and of rules that no formula shows. Raise it when a feature changes its values
     * and its formula's text stays the same: then nothing trained before fits.
     */
    public static final int VERSION = 1;

    private FeatureSchema()
    {
    }

    /**
     * Hash of version, names, formulas and parameter values of all features: two vectors with equal hashes mean the
     * same.
     *
     * @param parameters of the core, with every {@code feature.*} set.
     * @return what {@link FeatureVector#schemaHash()} shows once the features run with these parameters.
     */
    public static long hashOf(final Parameters parameters)
    {
        final StateHash hash = new StateHash();
        hash.add(VERSION);
        for (final Feature feature : Feature.values())
        {
            addText(hash, feature.name());
            addText(hash, feature.formula());
        }
        for (final ParamSpec spec : Features.specs())
        {
            final Param param = parameters.param(spec);
            addText(hash, spec.key());
            hash.add(param.valueBits());
        }
        return hash.value();
    }

    /**
     * Compares the schema something was trained on with the schema that runs.
     *
     * @param what        was trained, to be named in the refusal.
     * @param trainedHash schema it was trained on.
     * @param runningHash schema of the features it is to read.
     * @throws IllegalArgumentException if they differ; the message says what to do.
     */
    public static void requireSame(final String what, final long trainedHash, final long runningHash)
    {
        if (trainedHash != runningHash)
        {
            throw new IllegalArgumentException(
                what + " was trained on feature schema " + text(trainedHash) + ", this configuration has " +
                text(runningHash) + ": train it again on features of this configuration, or run it with the " +
                "feature.* parameters and the build it was trained with");
        }
    }

    /**
     * The hash as pages, files and messages show it.
     *
     * @param hash of a schema.
     * @return 16 hexadecimal digits.
     */
    public static String text(final long hash)
    {
        final StringBuilder digits = new StringBuilder(Long.toHexString(hash));
        while (digits.length() < Long.BYTES * 2)
        {
            digits.insert(0, '0');
        }
        return digits.toString();
    }

    private static void addText(final StateHash hash, final String text)
    {
        hash.add(text.length());
        for (int i = 0; i < text.length(); i++)
        {
            hash.add(text.charAt(i));
        }
    }
}
