package io.petrel.core.market;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/** One instrument as its definition states it. Only its trading state ever changes. Pipeline thread only. */
public final class Instrument implements Stateful
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

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(id).add(contract.type().value()).add(sequenceRule.value()).add(depthKind.value()).add(state.value());
        hash.add(contract.tick().mantissa()).add(contract.tick().exponent());
        hash.add(contract.lot().mantissa()).add(contract.lot().exponent());
        hash.add(contract.contractSize().mantissa()).add(contract.contractSize().exponent());
    }
}
