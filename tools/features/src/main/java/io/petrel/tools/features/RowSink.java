package io.petrel.tools.features;

/** Receives the rows of a run in the order of the decisions. */
@FunctionalInterface
public interface RowSink
{
    /**
     * A decision.
     *
     * @param row valid during the call only.
     */
    void onRow(FeatureRow row);
}
