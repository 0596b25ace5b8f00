package io.petrel.core.feature;

/**
 * Features as whoever reads them sees them: the engine's vector, or a row that was exported from one. Models and
 * scaling read nothing else, so that they read the same in training and in the engine.
 */
public interface FeatureView
{
    /**
     * Layout and definitions of the features.
     *
     * @return hash of {@link FeatureSchema}.
     */
    long schemaHash();

    /**
     * Whether a feature has a value.
     *
     * @param feature to ask for.
     * @return true if warm and defined.
     */
    boolean isReady(Feature feature);

    /**
     * Value of a ready feature.
     *
     * @param feature to read; {@link #isReady} holds.
     * @return finite, in the feature's unit.
     */
    double value(Feature feature);
}
