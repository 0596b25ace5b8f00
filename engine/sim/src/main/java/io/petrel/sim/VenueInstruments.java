package io.petrel.sim;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/** The instruments the tape has defined, in the order of their definition and by id. */
final class VenueInstruments implements Stateful
{
    private final Instruments definitions = new Instruments();
    private final SimSettings settings;
    private final OrderPool pool;
    private final OrderIds ids;
    private VenueInstrument[] byId = new VenueInstrument[0];
    private VenueInstrument[] inOrder = new VenueInstrument[0];

    VenueInstruments(final SimSettings settings, final OrderPool pool, final OrderIds ids)
    {
        this.ids = ids;
        this.settings = settings;
        this.pool = pool;
    }

    VenueInstrument define(final InstrumentDefinitionDecoder definition)
    {
        final Instrument instrument = definitions.define(definition);
        if (null == byId(instrument.id()))
        {
            add(new VenueInstrument(instrument, settings, pool, ids));
        }
        return byId(instrument.id());
    }

    /** Their definitions alone. */
    Instruments definitions()
    {
        return definitions;
    }

    /** The instrument, null when the tape has not defined it. */
    VenueInstrument byId(final int id)
    {
        return id >= 0 && id < byId.length ? byId[id] : null;
    }

    int size()
    {
        return inOrder.length;
    }

    VenueInstrument at(final int index)
    {
        return inOrder[index];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        definitions.visitState(state);
        if (state.isRestoring())
        {
            defineAnew();
        }
        for (final VenueInstrument venueInstrument : inOrder)
        {
            venueInstrument.visitState(state);
        }
    }

    private void defineAnew()
    {
        byId = new VenueInstrument[0];
        inOrder = new VenueInstrument[0];
        for (int i = 0; i < definitions.size(); i++)
        {
            add(new VenueInstrument(definitions.at(i), settings, pool, ids));
        }
    }

    private void add(final VenueInstrument venueInstrument)
    {
        final int id = venueInstrument.instrument.id();
        byId = id < byId.length ? byId : Arrays.copyOf(byId, id + 1);
        byId[id] = venueInstrument;
        inOrder = Arrays.copyOf(inOrder, inOrder.length + 1);
        inOrder[inOrder.length - 1] = venueInstrument;
    }
}
