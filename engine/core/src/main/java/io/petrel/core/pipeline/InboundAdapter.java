package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountInstrumentDecoder;
import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.FundingChargeDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.NewsWindowDecoder;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ParentCancelDecoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.codecs.event.SwapRateDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.event.ZoneOffsetDecoder;
import org.agrona.DirectBuffer;

/**
 * Decodes inbound messages and calls whom they concern, one call a message; what comes often is asked about first.
 * Pipeline thread only; allocates nothing after construction.
 */
final class InboundAdapter
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder instrumentDefinition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder bookSnapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder bookDelta = new BookDeltaDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final ExecutionReportDecoder executionReport = new ExecutionReportDecoder();
    private final VenueStatusDecoder venueStatus = new VenueStatusDecoder();
    private final ZoneOffsetDecoder zoneOffset = new ZoneOffsetDecoder();
    private final SwapRateDecoder swapRate = new SwapRateDecoder();
    private final FundingChargeDecoder fundingCharge = new FundingChargeDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final ParameterUpdateDecoder parameterUpdate = new ParameterUpdateDecoder();
    private final ModelActivateDecoder modelActivate = new ModelActivateDecoder();
    private final NewsWindowDecoder newsWindow = new NewsWindowDecoder();
    private final AccountInstrumentDecoder accountInstrument = new AccountInstrumentDecoder();
    private final OperatorCommandDecoder operatorCommand = new OperatorCommandDecoder();
    private final FundingRateDecoder fundingRate = new FundingRateDecoder();
    private final ParentRequestDecoder parentRequest = new ParentRequestDecoder();
    private final ParentCancelDecoder parentCancel = new ParentCancelDecoder();
    private final OrderStatusReportDecoder orderStatus = new OrderStatusReportDecoder();
    private final VenueViewDecoder venueView = new VenueViewDecoder();
    private final TimeTickDecoder timeTick = new TimeTickDecoder();
    private final Pipeline core;
    private final Markets markets;
    private final VenueAdapter venue;
    private final RequestAdapter requests;
    private final RuleAdapter rules;

    InboundAdapter(
        final Pipeline core,
        final Markets markets,
        final VenueAdapter venue,
        final RequestAdapter requests,
        final RuleAdapter rules)
    {
        this.core = core;
        this.markets = markets;
        this.venue = venue;
        this.requests = requests;
        this.rules = rules;
    }

    /**
     * Hands a message over.
     *
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     * @return false when it changed nothing, since its type, instrument or account is unknown.
     */
    boolean onMessage(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        final int templateId = header.templateId();
        switch (templateId)
        {
            case TradeDecoder.TEMPLATE_ID:
                return markets.onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case TopOfBookDecoder.TEMPLATE_ID:
                return markets.onTopOfBook(topOfBook.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID:
                return markets.onDelta(bookDelta.wrapAndApplyHeader(buffer, offset, header));
            case TimeTickDecoder.TEMPLATE_ID:
                core.onTick(timeTick.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case ExecutionReportDecoder.TEMPLATE_ID:
                return venue.onReport(executionReport.wrapAndApplyHeader(buffer, offset, header));
            case BarDecoder.TEMPLATE_ID:
                return markets.onBar(bar.wrapAndApplyHeader(buffer, offset, header));
            case BookSnapshotDecoder.TEMPLATE_ID:
                return markets.onSnapshot(bookSnapshot.wrapAndApplyHeader(buffer, offset, header));
            default:
                return onRareMessage(templateId, buffer, offset);
        }
    }

    private boolean onRareMessage(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                markets.onDefinition(instrumentDefinition.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case ConfigSetDecoder.TEMPLATE_ID:
                core.onConfigSet(configSet.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case ParameterUpdateDecoder.TEMPLATE_ID:
                return core.onParameterUpdate(parameterUpdate.wrapAndApplyHeader(buffer, offset, header));
            case ModelActivateDecoder.TEMPLATE_ID:
                return markets.onModel(modelActivate.wrapAndApplyHeader(buffer, offset, header));
            case OperatorCommandDecoder.TEMPLATE_ID:
                return requests.onOperator(operatorCommand.wrapAndApplyHeader(buffer, offset, header));
            case ZoneOffsetDecoder.TEMPLATE_ID:
                return core.onZoneOffset(zoneOffset.wrapAndApplyHeader(buffer, offset, header));
            case NewsWindowDecoder.TEMPLATE_ID:
                rules.onNews(newsWindow.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case AccountInstrumentDecoder.TEMPLATE_ID:
                rules.onInstrumentRule(accountInstrument.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case SwapRateDecoder.TEMPLATE_ID:
                return venue.onSwapRate(swapRate.wrapAndApplyHeader(buffer, offset, header));
            case FundingChargeDecoder.TEMPLATE_ID:
                return venue.onFunding(fundingCharge.wrapAndApplyHeader(buffer, offset, header));
            case FundingRateDecoder.TEMPLATE_ID:
                return markets.onFundingRate(fundingRate.wrapAndApplyHeader(buffer, offset, header));
            case ParentRequestDecoder.TEMPLATE_ID:
                return requests.onParentRequest(parentRequest.wrapAndApplyHeader(buffer, offset, header));
            case ParentCancelDecoder.TEMPLATE_ID:
                return requests.onParentCancel(parentCancel.wrapAndApplyHeader(buffer, offset, header));
            case VenueStatusDecoder.TEMPLATE_ID:
                venue.onVenueStatus(venueStatus.wrapAndApplyHeader(buffer, offset, header));
                return true;
            case OrderStatusReportDecoder.TEMPLATE_ID:
                return venue.onOrderStatus(orderStatus.wrapAndApplyHeader(buffer, offset, header));
            case VenueViewDecoder.TEMPLATE_ID:
                return venue.onVenueView(venueView.wrapAndApplyHeader(buffer, offset, header));
            case SnapshotMarkDecoder.TEMPLATE_ID:
                core.onSnapshotMark();
                return true;
            default:
                // A FeedSession is for people and the host's restart: a VenueStatus says what it means for the books.
                return FeedSessionDecoder.TEMPLATE_ID == templateId;
        }
    }
}
