package io.petrel.tools.cli.state;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.core.feature.Features;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.ParamSource;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.SetVerdict;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.regime.RegimeModel;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Every value that a journal's parameters ever had, and those in force at its end. Whether one was accepted and which
 * is in force is decided by the core's own {@link Parameters}, fed the same messages at the same times.
 */
public final class ParameterLedger
{
    private static final int PROGRESS_MASK = 0xFFFF;

    private final Scope core = new Scope(new Parameters(CoreParams.all()));
    private final SortedMap<Integer, Scope> accounts = new TreeMap<>();
    private final Map<String, ParamSpec> specs =
        CoreParams.all().stream().collect(Collectors.toMap(ParamSpec::key, spec -> spec));
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final ParameterUpdateDecoder update = new ParameterUpdateDecoder();
    private final ModelActivateDecoder activate = new ModelActivateDecoder();
    private final List<Entry> history = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private long sequence;
    private Damage damage;

    private ParameterLedger()
    {
    }

    /**
     * One value that was sent.
     *
     * @param sequence     inbound sequence of its event.
     * @param setNs        core time of it.
     * @param key          of the parameter.
     * @param value        as its kind reads it: whole number, fraction or switch.
     * @param unit         declared; empty when this build knows no such parameter.
     * @param isCalibrated whether it is a {@code ParameterUpdate}.
     * @param source       file and line, or method.
     * @param confidence   of a calibrated value.
     * @param samples      of a calibrated value.
     * @param validFromNs  of a calibrated value.
     * @param validUntilNs of a calibrated value.
     * @param inputHash    of a calibrated value, in hexadecimal.
     * @param verdict      what became of it.
     * @param accountId    account it was sent for; {@code Units.NULL_ACCOUNT} for all.
     */
    public record Entry(
        long sequence,
        long setNs,
        String key,
        Object value,
        String unit,
        boolean isCalibrated,
        String source,
        double confidence,
        int samples,
        long validFromNs,
        long validUntilNs,
        String inputHash,
        String verdict,
        int accountId)
    {
        /**
         * Whom it was sent for.
         *
         * @return the account's number; empty for all.
         */
        public String account()
        {
            return Units.NULL_ACCOUNT == accountId ? "" : Integer.toString(accountId);
        }
    }

    /** The parameters of the core, or what is set for one account alone. */
    private static final class Scope
    {
        private final Parameters parameters;
        private final ParamAdapter adapter;
        private final Map<String, Entry> configured = new HashMap<>();
        private final Map<String, Entry> calibrated = new HashMap<>();

        Scope(final Parameters parameters)
        {
            this.parameters = parameters;
            adapter = new ParamAdapter(parameters);
        }

        /** Of an account, what is its own only: the rest stands with the core's. */
        void addInForce(final boolean isAccount, final List<Entry> entries)
        {
            for (int i = 0; i < parameters.count(); i++)
            {
                final Param param = parameters.at(i);
                if (isAccount ? param.isOwn() : param.isSet())
                {
                    entries.add((ParamSource.CALIBRATED == param.source() ? calibrated : configured)
                        .get(param.spec().key()));
                }
            }
        }
    }

    /**
     * A trained model that was activated.
     *
     * @param sequence          inbound sequence of its event.
     * @param setNs             core time of it.
     * @param name              of the model.
     * @param modelHash         content hash, in hexadecimal.
     * @param featureSchemaHash feature vector it was trained on, in hexadecimal.
     * @param verdict           what became of it; "sent" where the journal has no features to run it on.
     */
    public record Model(
        long sequence, long setNs, String name, String modelHash, String featureSchemaHash, String verdict)
    {
    }

    /**
     * Reads a journal or tape.
     *
     * @param journal       folder.
     * @param untilSequence last inbound event to look at.
     * @param progress      told the number of events, now and then.
     * @return the ledger.
     */
    public static ParameterLedger read(final Path journal, final long untilSequence, final LongConsumer progress)
    {
        final ParameterLedger ledger = new ParameterLedger();
        try (QueueReader reader = new QueueReader(journal.resolve(QueueRole.INBOUND.folder())))
        {
            while (ledger.sequence < untilSequence && reader.next())
            {
                ledger.onRecord(reader);
                if (0 == (ledger.sequence & PROGRESS_MASK))
                {
                    progress.accept(ledger.sequence);
                }
            }
            ledger.damage = reader.damage();
        }
        return ledger;
    }

    /**
     * Every value sent, in order.
     *
     * @return refused ones too.
     */
    public List<Entry> history()
    {
        return List.copyOf(history);
    }

    /**
     * Every model activated, in order.
     *
     * @return refused ones too.
     */
    public List<Model> models()
    {
        return List.copyOf(models);
    }

    /**
     * The values in force after the last event looked at.
     *
     * @return those for all in key order, then what each account has of its own.
     */
    public List<Entry> inForce()
    {
        final List<Entry> entries = new ArrayList<>();
        core.addInForce(false, entries);
        accounts.values().forEach(account -> account.addInForce(true, entries));
        return entries;
    }

    /**
     * Parameters without a value, neither for all nor for any account.
     *
     * @return keys in order.
     */
    public List<String> unset()
    {
        final List<String> keys = new ArrayList<>();
        final List<Entry> inForce = inForce();
        for (int i = 0; i < core.parameters.count(); i++)
        {
            final String key = core.parameters.at(i).spec().key();
            if (inForce.stream().noneMatch(entry -> entry.key().equals(key)))
            {
                keys.add(key);
            }
        }
        return keys;
    }

    /**
     * The last event looked at.
     *
     * @return its sequence.
     */
    public long sequence()
    {
        return sequence;
    }

    /**
     * What stopped the reading.
     *
     * @return null when nothing is damaged.
     */
    public Damage damage()
    {
        return damage;
    }

    private void onRecord(final QueueReader reader)
    {
        sequence = reader.sequence();
        final long nowNs = reader.ingestTimeNs();
        core.parameters.onTime(nowNs);
        accounts.values().forEach(account -> account.parameters.onTime(nowNs));
        if (ConfigSetDecoder.TEMPLATE_ID == reader.type())
        {
            configSet.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
            final Scope scope = scope(configSet.accountId());
            final SetVerdict verdict = scope.adapter.onConfigSet(configSet, nowNs);
            keep(scope.configured, configured(nowNs, reader, verdict), verdict);
        }
        else if (ParameterUpdateDecoder.TEMPLATE_ID == reader.type())
        {
            update.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
            final Scope scope = scope(update.accountId());
            final SetVerdict verdict = scope.adapter.onParameterUpdate(update, nowNs);
            keep(scope.calibrated, calibrated(nowNs, reader, verdict), verdict);
        }
        else if (ModelActivateDecoder.TEMPLATE_ID == reader.type())
        {
            models.add(model(nowNs, activate.wrapAndApplyHeader(reader.buffer(), reader.offset(), header)));
        }
    }

    private Model model(final long nowNs, final ModelActivateDecoder event)
    {
        final long modelHash = event.modelHash();
        final long schemaHash = event.featureSchemaHash();
        final String name = event.name();
        return new Model(sequence, nowNs, name, FeatureSchema.text(modelHash), FeatureSchema.text(schemaHash),
            verdict(name, modelHash, schemaHash));
    }

    /** The core's own check against the features that the journal's parameters make. */
    private String verdict(final String name, final long modelHash, final long schemaHash)
    {
        if (!RegimeModel.NAME.equals(name))
        {
            return "unknown model";
        }
        final boolean hasFeatures = Features.specs().stream().allMatch(spec -> core.parameters.param(spec).isSet());
        final long ownHash = hasFeatures ? FeatureSchema.hashOf(core.parameters) : schemaHash;
        final ModelReason reason = new RegimeModel(core.parameters).onActivate(modelHash, schemaHash, ownHash);
        return ModelReason.NONE != reason ? "refused: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') :
            hasFeatures ? "applied" : "sent";
    }

    private Scope scope(final int accountId)
    {
        return Units.NULL_ACCOUNT == accountId ? core : accounts.computeIfAbsent(
            accountId, id -> new Scope(new Parameters(CoreParams.account(), core.parameters)));
    }

    private void keep(final Map<String, Entry> applied, final Entry entry, final SetVerdict verdict)
    {
        history.add(entry);
        if (SetVerdict.APPLIED == verdict)
        {
            applied.put(entry.key(), entry);
        }
    }

    private Entry configured(final long nowNs, final QueueReader reader, final SetVerdict verdict)
    {
        configSet.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
        final Object value = value(configSet.kind(), configSet.valueBits());
        final int accountId = configSet.accountId();
        final String key = configSet.key();
        return new Entry(sequence, nowNs, key, value, unit(key), false, "configured: " + configSet.origin(), 0, 0, 0, 0,
            "", words(verdict), accountId);
    }

    private Entry calibrated(final long nowNs, final QueueReader reader, final SetVerdict verdict)
    {
        update.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
        final Object value = value(update.kind(), update.valueBits());
        final long fromNs = update.validFromNs();
        final long untilNs = update.validUntilNs();
        final double confidence = update.confidence();
        final String inputHash = String.format("%016x", update.inputHash());
        final int samples = update.sampleSize();
        final int accountId = update.accountId();
        final String key = update.key();
        return new Entry(sequence, nowNs, key, value, unit(key), true, "calibrated: " + update.method(), confidence,
            samples, fromNs, untilNs, inputHash, words(verdict), accountId);
    }

    private String unit(final String key)
    {
        return specs.containsKey(key) ? specs.get(key).unit() : "";
    }

    private static Object value(final ValueKind kind, final long bits)
    {
        return switch (kind)
        {
            case DOUBLE -> (Object)Double.longBitsToDouble(bits);
            case BOOL -> (Object)(0 != bits);
            default -> (Object)bits;
        };
    }

    private static String words(final SetVerdict verdict)
    {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
