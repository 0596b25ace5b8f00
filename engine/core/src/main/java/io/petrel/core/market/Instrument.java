package io.petrel.core.market;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.state.StateVisitor;

/** One instrument as its definition states it. Only its trading state ever changes. Pipeline thread only. */
public final class Instrument
{
    private final int id;
    private final String symbol;
    private final SequenceRule sequenceRule;
    private final DepthKind depthKind;
    private final ContractMath contract;
    private InstrumentState state;

    /**
     * An instrument.
     *
     * @param id           by which messages name it.
     * @param symbol       by which the venue and people name it.
     * @param sequenceRule by which its deltas chain.
     * @param depthKind    the best market data its feed carries.
     * @param contract     its units and money arithmetic.
     * @param state        its trading state.
     */
    public Instrument(
        final int id,
        final String symbol,
        final SequenceRule sequenceRule,
        final DepthKind depthKind,
        final ContractMath contract,
        final InstrumentState state)
    {
        this.id = id;
        this.symbol = symbol;
        this.sequenceRule = sequenceRule;
        this.depthKind = depthKind;
        this.contract = contract;
        this.state = state;
    }

    /**
     * Number by which messages name it.
     *
     * @return the id.
     */
    public int id()
    {
        return id;
    }

    /**
     * Name at its venue.
     *
     * @return the symbol.
     */
    public String symbol()
    {
        return symbol;
    }

    /**
     * What a lot is worth and in which coin it settles.
     *
     * @return the type.
     */
    public ContractType contractType()
    {
        return contract.type();
    }

    /**
     * How its book deltas chain.
     *
     * @return the rule.
     */
    public SequenceRule sequenceRule()
    {
        return sequenceRule;
    }

    /**
     * The best market data its feed carries.
     *
     * @return the kind.
     */
    public DepthKind depthKind()
    {
        return depthKind;
    }

    /**
     * Units and money arithmetic.
     *
     * @return shared, immutable.
     */
    public ContractMath contract()
    {
        return contract;
    }

    /**
     * Whether the venue trades it.
     *
     * @return the state.
     */
    public InstrumentState state()
    {
        return state;
    }

    /**
     * The venue halts, closes or reopens it.
     *
     * @param newState from now on.
     */
    public void state(final InstrumentState newState)
    {
        state = newState;
    }

    /**
     * An instrument in the core's state. All but its trading state is for life, so a restored one is a new object.
     *
     * @param into       hash, writer or reader.
     * @param instrument that there is, null where it is to be restored.
     * @return the instrument there is from here on.
     */
    static Instrument visit(final StateVisitor into, final Instrument instrument)
    {
        if (null == instrument)
        {
            return restored(into);
        }
        into.visit(instrument.id);
        into.visit(instrument.symbol);
        into.visit(instrument.sequenceRule.value());
        into.visit(instrument.depthKind.value());
        into.visit(instrument.contract.type().value());
        visit(into, instrument.contract.tick());
        visit(into, instrument.contract.lot());
        visit(into, instrument.contract.contractSize());
        into.visit(instrument.state.value());
        return instrument;
    }

    private static Instrument restored(final StateVisitor from)
    {
        final int id = from.visit(0);
        final String symbol = from.visit("");
        final SequenceRule rule = SequenceRule.get((short)from.visit(0));
        final DepthKind depthKind = DepthKind.get((short)from.visit(0));
        final ContractType type = ContractType.get((short)from.visit(0));
        final ContractMath contract = new ContractMath(type, step(from), step(from), step(from));
        return new Instrument(id, symbol, rule, depthKind, contract, InstrumentState.get((short)from.visit(0)));
    }

    private static void visit(final StateVisitor into, final Step step)
    {
        into.visit(step.mantissa());
        into.visit(step.exponent());
    }

    private static Step step(final StateVisitor from)
    {
        return Step.of(from.visit(0L), from.visit(0));
    }
}
