package io.petrel.node.app;

import io.petrel.core.param.TextHash;
import io.petrel.journal.append.Manifest;
import io.petrel.node.recovery.RecoveryException;
import java.util.Map;

/**
 * What the manifest of a session's journal says: which configuration, feed and calibrated parameters it was made with.
 * A journal goes on with these only. Start-up only.
 */
final class SessionManifest
{
    private static final String FEED = "feed";
    private static final String PARAMETERS = "parameters";
    private static final String NO_PARAMETERS = "none";
    private static final long NO_SEED = 0;

    private final SessionSettings settings;

    SessionManifest(final SessionSettings settings)
    {
        this.settings = settings;
    }

    /** Of a new journal. */
    Manifest create()
    {
        return Manifest.ofJournal(
            settings.build(),
            settings.configHash(),
            NO_SEED,
            settings.createdNs(),
            Map.of(FEED, settings.feedName(), PARAMETERS, parametersName(),
                AccountNames.KEY, AccountNames.text(settings.terms().names())));
    }

    /** Refuses a journal that was made with anything else. */
    void require(final Manifest manifest)
    {
        if (!manifest.configHash().equals(settings.configHash()))
        {
            throw new RecoveryException(
                "journal " + settings.journal() + " was made with config hash " + manifest.configHash() +
                ", this configuration has " + settings.configHash() +
                "; continue with the configuration it began with, or name a new journal with --journal");
        }
        final String feed = manifest.extra().get(FEED);
        if (!settings.feedName().equals(feed))
        {
            throw new RecoveryException(
                "journal " + settings.journal() + " was made from feed " + feed + ", not " + settings.feedName() +
                "; continue with the feed it began with, or name a new journal with --journal");
        }
        final String parameters = manifest.extra().getOrDefault(PARAMETERS, NO_PARAMETERS);
        if (!parametersName().equals(parameters))
        {
            throw new RecoveryException(
                "journal " + settings.journal() + " was made with calibrated parameters " + parameters + ", not " +
                parametersName() +
                "; continue with the --parameters it began with, or name a new journal with --journal");
        }
    }

    private String parametersName()
    {
        return settings.parameters().isEmpty() ? NO_PARAMETERS :
            String.format("%016x", TextHash.of(settings.parameters().toString() +
                (settings.models().isEmpty() ? "" : settings.models())));
    }
}
