package io.petrel.core.param;

import io.petrel.codecs.event.ValueKind;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.charset.StandardCharsets;

/** Sets parameters in tests the way a journaled event would. */
public final class Configured
{
    private Configured()
    {
    }

    /** Sets a configured value by its declared kind. */
    public static SetVerdict set(final Parameters parameters, final String key, final double value)
    {
        final ValueKind kind = parameters.param(key).spec().kind();
        final long bits = ValueKind.DOUBLE == kind ? Double.doubleToRawLongBits(value) : (long)value;
        return set(parameters, key, kind, bits, new Provenance().configured(0, TextHash.of("test")));
    }

    static SetVerdict set(
        final Parameters parameters,
        final String key,
        final ValueKind kind,
        final long bits,
        final Provenance provenance)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(("??" + key).getBytes(StandardCharsets.US_ASCII));
        return parameters.set(buffer, 2, key.length(), kind, bits, provenance);
    }
}
