package io.petrel.node.feed;

import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;

import io.petrel.codecs.event.AuxSeriesDecoder;
import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MarkPriceDecoder;
import io.petrel.codecs.event.MarketOrderDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.node.host.Messages;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2IntHashMap;

/**
 * Gives each (venue, symbol) of several tapes one instrument id, in order of first definition: a tape numbers its own
 * instruments from 1, so two tapes would clash. Allocates only when an instrument is defined.
 */
final class InstrumentIds
{
    private static final int NO_INSTRUMENT_FIELD = -1;

    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Map<String, Integer> idByName = new HashMap<>();
    private final Int2IntHashMap[] idByTapeId;

    InstrumentIds(final int tapes)
    {
        idByTapeId = new Int2IntHashMap[tapes];
        for (int i = 0; i < tapes; i++)
        {
            idByTapeId[i] = new Int2IntHashMap(NULL_INSTRUMENT);
        }
    }

    /** Rewrites the instrument id of a copied event; the original names what a definition is about. */
    void rewrite(final int tape, final DirectBuffer original, final int originalOffset, final MutableDirectBuffer copy)
    {
        final int templateId = Messages.templateId(original, originalOffset);
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == templateId)
        {
            define(tape, original, originalOffset);
        }
        final int fieldOffset = instrumentIdOffset(templateId);
        if (NO_INSTRUMENT_FIELD == fieldOffset)
        {
            return;
        }
        final int index = MessageHeaderDecoder.ENCODED_LENGTH + fieldOffset;
        final int tapeId = copy.getInt(index, ByteOrder.LITTLE_ENDIAN);
        final int id = idByTapeId[tape].get(tapeId);
        if (NULL_INSTRUMENT != id)
        {
            copy.putInt(index, id, ByteOrder.LITTLE_ENDIAN);
        }
        else if (NULL_INSTRUMENT != tapeId)
        {
            throw new IllegalStateException(
                "tape " + (tape + 1) + " has an event of instrument " + tapeId +
                " before its definition; import it again");
        }
    }

    private void define(final int tape, final DirectBuffer buffer, final int offset)
    {
        definition.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final int tapeId = definition.instrumentId();
        final String name = definition.symbol() + '@' + definition.venue();
        Integer id = idByName.get(name);
        if (null == id)
        {
            id = idByName.size() + 1;
            idByName.put(name, id);
        }
        idByTapeId[tape].put(tapeId, id.intValue());
    }

    private static int instrumentIdOffset(final int templateId)
    {
        return switch (templateId)
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> InstrumentDefinitionDecoder.instrumentIdEncodingOffset();
            case BookSnapshotDecoder.TEMPLATE_ID -> BookSnapshotDecoder.instrumentIdEncodingOffset();
            case BookDeltaDecoder.TEMPLATE_ID -> BookDeltaDecoder.instrumentIdEncodingOffset();
            case TopOfBookDecoder.TEMPLATE_ID -> TopOfBookDecoder.instrumentIdEncodingOffset();
            case TradeDecoder.TEMPLATE_ID -> TradeDecoder.instrumentIdEncodingOffset();
            case BarDecoder.TEMPLATE_ID -> BarDecoder.instrumentIdEncodingOffset();
            case FundingRateDecoder.TEMPLATE_ID -> FundingRateDecoder.instrumentIdEncodingOffset();
            case MarkPriceDecoder.TEMPLATE_ID -> MarkPriceDecoder.instrumentIdEncodingOffset();
            case AuxSeriesDecoder.TEMPLATE_ID -> AuxSeriesDecoder.instrumentIdEncodingOffset();
            case MarketOrderDecoder.TEMPLATE_ID -> MarketOrderDecoder.instrumentIdEncodingOffset();
            case VenueStatusDecoder.TEMPLATE_ID -> VenueStatusDecoder.instrumentIdEncodingOffset();
            default -> NO_INSTRUMENT_FIELD;
        };
    }
}
