package io.petrel.core;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.param.SetVerdict;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Sets parameters as configuration would. */
public final class Configured
{
    private Configured()
    {
    }

    public static void set(final Parameters parameters, final String key, final double value)
    {
        final Param param = parameters.param(key);
        final boolean isDouble = ValueKind.DOUBLE == param.spec().kind();
        final long bits = isDouble ? Double.doubleToRawLongBits(value) : (long)value;
        final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        final SetVerdict verdict = parameters.set(new UnsafeBuffer(bytes), 0, bytes.length, param.spec().kind(), bits,
            new Provenance().configured(0, 0));
        if (SetVerdict.APPLIED != verdict)
        {
            throw new IllegalArgumentException(key + " = " + value + ": " + verdict);
        }
    }
}
