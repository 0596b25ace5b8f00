package io.petrel.core.param;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ValueKind;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decodes {@code ConfigSet} and {@code ParameterUpdate} and sets the parameter. Pipeline thread only; allocates nothing
 * after construction.
 */
public final class ParamAdapter
{
    private final Parameters parameters;
    private final Provenance provenance = new Provenance();
    private final UnsafeBuffer key = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer text = new UnsafeBuffer(0, 0);

    /**
     * Joins the adapter to the parameters it sets.
     *
     * @param parameters of the core.
     */
    public ParamAdapter(final Parameters parameters)
    {
        this.parameters = parameters;
    }

    /**
     * Sets a configured value.
     *
     * @param event wrapped on the message.
     * @param nowNs core time of the event.
     * @return what became of it.
     */
    public SetVerdict onConfigSet(final ConfigSetDecoder event, final long nowNs)
    {
        final long valueBits = event.valueBits();
        final ValueKind kind = event.kind();
        event.wrapKey(key);
        event.wrapOrigin(text);
        provenance.configured(nowNs, TextHash.of(text, 0, text.capacity()));
        return parameters.set(key, 0, key.capacity(), kind, valueBits, provenance);
    }

    /**
     * Sets a calibrated value.
     *
     * @param event wrapped on the message.
     * @param nowNs core time of the event; the value must hold at it.
     * @return what became of it.
     */
    public SetVerdict onParameterUpdate(final ParameterUpdateDecoder event, final long nowNs)
    {
        final long valueBits = event.valueBits();
        final long validFromNs = event.validFromNs();
        final long validUntilNs = event.validUntilNs();
        final double confidence = event.confidence();
        final long inputHash = event.inputHash();
        final int sampleSize = event.sampleSize();
        final ValueKind kind = event.kind();
        event.wrapKey(key);
        event.wrapMethod(text);
        provenance.calibrated(nowNs, TextHash.of(text, 0, text.capacity()))
            .estimate(confidence, sampleSize, inputHash)
            .validity(validFromNs, validUntilNs);
        return parameters.set(key, 0, key.capacity(), kind, valueBits, provenance);
    }
}
