package io.petrel.core.market;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.state.SnapshotException;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.Arrays;

/**
 * The instruments, in order of definition. A definition that comes again may change the trading state; units, type
 * and rules are for life, since positions and journals are counted in them. Pipeline thread only; only a new
 * definition allocates.
 */
public final class Instruments implements Stateful
{
    /** Ids run from 0 to this, exclusive: they index an array. */
    public static final int MAX_ID = 1 << 16;

    private static final int SECTION = StateVisitor.tag("INST");

    private Instrument[] byId = new Instrument[16];
    private Instrument[] inOrder = new Instrument[16];
    private int size;

    /**
     * Defines an instrument, or updates the trading state of a known one.
     *
     * @param definition wrapped message.
     * @return the instrument; the same object whenever the id is the same.
     * @throws IllegalArgumentException when the definition is incomplete or its id out of range.
     * @throws IllegalStateException    when it contradicts an earlier definition of the same id.
     */
    public Instrument define(final InstrumentDefinitionDecoder definition)
    {
        return define(instrumentOf(definition));
    }

    /**
     * As {@link #define(InstrumentDefinitionDecoder)}, from an instrument already made.
     *
     * @param definition the instrument; kept if its id is new, else only its state is taken.
     * @return the instrument that is kept.
     * @throws IllegalArgumentException when its id is out of range.
     * @throws IllegalStateException    when it contradicts an earlier definition of the same id.
     */
    public Instrument define(final Instrument definition)
    {
        final int id = definition.id();
        if (id < 0 || id >= MAX_ID)
        {
            throw new IllegalArgumentException(
                "instrument " + definition.symbol() + ": id " + id + " is not in 0.." + (MAX_ID - 1));
        }
        final Instrument known = byId(id);
        if (null == known)
        {
            add(definition);
            return definition;
        }
        if (!isSameContract(known, definition))
        {
            throw new IllegalStateException("instrument " + id + " (" + known.symbol() + ") is defined again as " +
                definition.symbol() + " with other units, type or rules; give it a new id");
        }
        known.state(definition.state());
        return known;
    }

    /**
     * Looks an instrument up.
     *
     * @param id from a message.
     * @return the instrument, null when it is not defined.
     */
    public Instrument byId(final int id)
    {
        return id >= 0 && id < byId.length ? byId[id] : null;
    }

    /**
     * Number of instruments defined.
     *
     * @return count.
     */
    public int size()
    {
        return size;
    }

    /**
     * An instrument by order of definition.
     *
     * @param index from 0 to {@link #size()}, exclusive.
     * @return the instrument.
     */
    public Instrument at(final int index)
    {
        if (index >= size)
        {
            throw new IndexOutOfBoundsException("instrument " + index + " of " + size);
        }
        return inOrder[index];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        if (state.isRestoring() && 0 != size)
        {
            throw new SnapshotException("a core that knows instruments is not fresh: nothing can be restored into it");
        }
        final int count = state.visit(size);
        for (int i = 0; i < count; i++)
        {
            final Instrument instrument = Instrument.visit(state, state.isRestoring() ? null : inOrder[i]);
            if (state.isRestoring())
            {
                define(instrument);
            }
        }
    }

    private void add(final Instrument instrument)
    {
        if (instrument.id() >= byId.length)
        {
            byId = Arrays.copyOf(byId, Math.max(instrument.id() + 1, byId.length * 2));
        }
        if (size == inOrder.length)
        {
            inOrder = Arrays.copyOf(inOrder, size * 2);
        }
        byId[instrument.id()] = instrument;
        inOrder[size++] = instrument;
    }

    private static Instrument instrumentOf(final InstrumentDefinitionDecoder definition)
    {
        final ContractType type = definition.contractType();
        final SequenceRule rule = definition.sequenceRule();
        final DepthKind depthKind = definition.depthKind();
        final InstrumentState state = definition.state();
        final int id = definition.instrumentId();
        if (ContractType.NULL_VAL == type || SequenceRule.NULL_VAL == rule ||
            DepthKind.NULL_VAL == depthKind || InstrumentState.NULL_VAL == state)
        {
            throw new IllegalArgumentException(
                "definition of instrument " + id + " lacks type, rule, depth kind or state");
        }
        return new Instrument(id, definition.symbol(), rule, depthKind, contractOf(definition, type), state);
    }

    private static ContractMath contractOf(final InstrumentDefinitionDecoder definition, final ContractType type)
    {
        return new ContractMath(
            type,
            Step.of(definition.tickMantissa(), definition.tickExponent()),
            Step.of(definition.lotMantissa(), definition.lotExponent()),
            Step.of(definition.contractSizeMantissa(), definition.contractSizeExponent()));
    }

    private static boolean isSameContract(final Instrument a, final Instrument b)
    {
        return a.symbol().equals(b.symbol()) && a.contractType() == b.contractType() &&
            a.sequenceRule() == b.sequenceRule() && a.depthKind() == b.depthKind() &&
            isSameStep(a.contract().tick(), b.contract().tick()) &&
            isSameStep(a.contract().lot(), b.contract().lot()) &&
            isSameStep(a.contract().contractSize(), b.contract().contractSize());
    }

    private static boolean isSameStep(final Step a, final Step b)
    {
        return a.mantissa() == b.mantissa() && a.exponent() == b.exponent();
    }
}
