package io.petrel.tools.cli.explain;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.RecordText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A trace as names and values, in raw units, features and terms by name. */
public final class ExplanationJson
{
    private final OrderTrace trace;
    private final RecordText text;

    /**
     * An explanation.
     *
     * @param trace of the order.
     * @param text  prints records.
     */
    public ExplanationJson(final OrderTrace trace, final RecordText text)
    {
        this.trace = trace;
        this.text = text;
    }

    /**
     * The explanation for machines.
     *
     * @return names and values.
     */
    public Map<String, Object> document()
    {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("clientOrderId", trace.clientOrderId());
        json.put("approved", trace.newOrder().isPresent());
        json.put("cause", recordOrNull(trace.cause()));
        json.put("decisionCause", recordOrNull(trace.decisionCause()));
        json.put("bars", records(trace.decided("BarClosed")));
        json.put("features", features());
        json.put("regimes", records(trace.decided("RegimeAssessment")));
        json.put("votes", trace.decided("SignalVote").stream().map(this::vote).toList());
        json.put("decisions", records(trace.decided("Decision")));
        json.put("targets", records(trace.decided("TargetPosition")));
        json.put("guardian", recordOrNull(trace.guardian()));
        json.put("parent", recordOrNull(trace.parent()));
        json.put("slice", recordOrNull(trace.slice()));
        json.put("parentOutcome", recordOrNull(trace.parentOutcome()));
        json.put("verdicts", records(trace.verdicts()));
        json.put("commands", records(trace.commands()));
        json.put("reports", records(trace.reports()));
        json.put("answers", records(trace.answers()));
        json.put("life", records(trace.life()));
        json.put("updates", records(Stream.concat(trace.reports().stream(), trace.answers().stream()).flatMap(
            report -> trace.consequences(report).stream()).toList()));
        return json;
    }

    private Map<String, Object> features()
    {
        final Map<String, Object> features = new LinkedHashMap<>();
        trace.decided("FeatureVectorSnapshot").forEach(snapshot ->
            FeatureValues.of(snapshot).forEach(feature -> features.put(feature.name(), feature.value())));
        return features;
    }

    private Map<String, Object> vote(final JournalRecord vote)
    {
        final Map<String, Object> terms = new LinkedHashMap<>();
        final List<List<DecodedField>> entries = vote.message().field("terms").entries();
        for (int i = 0; i < entries.size(); i++)
        {
            terms.put(EngineTerms.name(vote.text("engine"), i), RecordText.json(entries.get(i)));
        }
        final Map<String, Object> json = text.json(vote);
        json.put("terms", terms);
        return json;
    }

    private List<Map<String, Object>> records(final List<JournalRecord> records)
    {
        return records.stream().map(text::json).toList();
    }

    private Map<String, Object> recordOrNull(final JournalRecord record)
    {
        return null == record ? null : text.json(record);
    }
}
