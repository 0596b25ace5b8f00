package io.petrel.tools.data.tape;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;

/** Receives the events of a tape, decoded. A decoder is valid during the call only. */
interface TapeEvents
{
    /** Any event, before the call for its type. */
    default void onEvent(final int templateId, final long eventTimeNs, final long ingestTimeNs)
    {
    }

    default void onInstrument(final InstrumentDefinitionDecoder definition)
    {
    }

    default void onSnapshot(final BookSnapshotDecoder snapshot)
    {
    }

    default void onDelta(final BookDeltaDecoder delta)
    {
    }

    default void onTopOfBook(final TopOfBookDecoder quote)
    {
    }

    default void onTrade(final TradeDecoder trade)
    {
    }

    default void onBar(final BarDecoder bar)
    {
    }

    /** A type of event that has no call of its own. */
    default void onOther(final int templateId)
    {
    }
}
