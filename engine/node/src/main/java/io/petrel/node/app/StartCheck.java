package io.petrel.node.app;

import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.regime.RegimeModel;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whether a session's models fit its numbers, before anything is journaled. The core refuses one that does not, and
 * goes on without it; who starts a run with a model wants it to count.
 */
final class StartCheck
{
    private final Parameters parameters = new Parameters(CoreParams.all());

    private StartCheck()
    {
    }

    /**
     * Refuses settings with a model that the core would refuse.
     *
     * @throws IllegalArgumentException that says what does not fit and how to mend it.
     */
    static void require(final SessionSettings settings)
    {
        if (!settings.models().isEmpty())
        {
            final StartCheck check = new StartCheck();
            settings.values().stream().filter(value -> Units.NULL_ACCOUNT == value.accountId())
                .forEach(value -> check.set(value.key(), value.kind(), value.bits(), false));
            settings.parameters().forEach(value -> check.set(value.key(), value.kind(), value.bits(), true));
            settings.models().forEach(check::require);
        }
    }

    /** A value that the core would refuse is not set here either; validity is checked when values are sent. */
    private void set(final String key, final ValueKind kind, final long bits, final boolean isCalibrated)
    {
        final byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        final Provenance provenance =
            isCalibrated ? new Provenance().calibrated(0, 0) : new Provenance().configured(0, 0);
        parameters.set(new UnsafeBuffer(bytes), 0, bytes.length, kind, bits, provenance);
    }

    private void require(final StartModel model)
    {
        final String name = "model " + model.name() + " " + FeatureSchema.text(model.modelHash());
        final long ownSchemaHash = FeatureSchema.hashOf(parameters);
        FeatureSchema.requireSame(name, model.featureSchemaHash(), ownSchemaHash);
        final ModelReason reason =
            new RegimeModel(parameters).onActivate(model.modelHash(), model.featureSchemaHash(), ownSchemaHash);
        if (!RegimeModel.NAME.equals(model.name()) || ModelReason.NONE != reason)
        {
            throw new IllegalArgumentException(name + " cannot be used: " + (RegimeModel.NAME.equals(model.name()) ?
                "the parameters it starts with are not those it was trained to (" + reason + ")" :
                "this build has no such model") + "; name the tape that ./petrel train made for it with --parameters");
        }
    }
}
