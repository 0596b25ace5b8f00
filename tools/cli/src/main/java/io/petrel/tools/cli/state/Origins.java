package io.petrel.tools.cli.state;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSource;
import io.petrel.core.param.TextHash;
import io.petrel.journal.read.QueueReader;
import java.util.HashMap;
import java.util.Map;

/** Texts of where values came from: the core keeps their hashes only, the journal has them. */
final class Origins
{
    private final Map<Long, String> texts = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final ParameterUpdateDecoder update = new ParameterUpdateDecoder();

    void onRecord(final QueueReader record)
    {
        if (ConfigSetDecoder.TEMPLATE_ID == record.type())
        {
            configSet.wrapAndApplyHeader(record.buffer(), record.offset(), header);
            configSet.skipKey();
            keep(configSet.origin());
        }
        else if (ParameterUpdateDecoder.TEMPLATE_ID == record.type())
        {
            update.wrapAndApplyHeader(record.buffer(), record.offset(), header);
            update.skipKey();
            keep(update.method());
        }
    }

    /** File and line, or the method of a calibration; the bare source where the journal does not say. */
    String of(final Param param)
    {
        final String text = texts.getOrDefault(param.provenance().originHash(), "");
        final String forAll = param.isOwn() ? "" : " (for all)";
        return ParamSource.CALIBRATED == param.source() ? "calibrated: " + text + forAll :
            (text.isEmpty() ? "configured" : text) + forAll;
    }

    private void keep(final String text)
    {
        texts.put(TextHash.of(text), text);
    }
}
