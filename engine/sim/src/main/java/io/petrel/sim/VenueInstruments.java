package io.petrel.sim;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
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
    /** Null where each instrument keeps a book of its own. */
    private BookSource books;

    VenueInstruments(final SimSettings settings, final OrderPool pool, final OrderIds ids)
    {
        this.ids = ids;
        this.settings = settings;
        this.pool = pool;
    }

    /** From now on instruments with depth read these books; before the first is defined. */
    void readBooks(final BookSource source)
    {
        if (0 != inOrder.length)
        {
            throw new IllegalStateException(inOrder.length + " instruments have books of their own already");
        }
        books = source;
    }

    VenueInstrument define(final InstrumentDefinitionDecoder definition)
    {
        final Instrument instrument = definitions.define(definition);
        if (null == byId(instrument.id()))
        {
            add(newInstrument(instrument));
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
            add(newInstrument(definitions.at(i)));
        }
    }

    private VenueInstrument newInstrument(final Instrument instrument)
    {
        if (null == books || DepthKind.DEPTH != instrument.depthKind())
        {
            return new VenueInstrument(instrument, new MarketState(instrument), settings, pool, ids);
        }
        final L2Book book = books.book(instrument.id());
        if (null == book)
        {
            throw new IllegalStateException("nobody keeps a book of instrument " + instrument.id());
        }
        return new VenueInstrument(instrument, new MarketState(instrument, book), settings, pool, ids);
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
