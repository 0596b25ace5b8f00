package io.petrel.core.pipeline;

import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.core.param.TextHash;
import io.petrel.core.regime.RegimeModel;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Last activation of a trained model of the regimes, kept for instruments that are defined later. Each lane checks it
 * against its own feature vector. Pipeline thread only; allocates nothing.
 */
final class RegimeActivation implements Stateful
{
    private static final long NAME_HASH = TextHash.of(RegimeModel.NAME);

    private final UnsafeBuffer name = new UnsafeBuffer(0, 0);
    private boolean isPresent;
    private long modelHash;
    private long featureSchemaHash;

    /** Takes an activation; false if it means another kind of model. */
    boolean accept(final ModelActivateDecoder event)
    {
        final long newModelHash = event.modelHash();
        final long newSchemaHash = event.featureSchemaHash();
        event.wrapName(name);
        if (NAME_HASH != TextHash.of(name, 0, name.capacity()))
        {
            return false;
        }
        isPresent = true;
        modelHash = newModelHash;
        featureSchemaHash = newSchemaHash;
        return true;
    }

    long modelHash()
    {
        return modelHash;
    }

    long featureSchemaHash()
    {
        return featureSchemaHash;
    }

    void applyTo(final Lane lane)
    {
        if (isPresent)
        {
            lane.onRegimeModel(this);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        isPresent = state.visit(isPresent);
        modelHash = state.visit(modelHash);
        featureSchemaHash = state.visit(featureSchemaHash);
    }
}
