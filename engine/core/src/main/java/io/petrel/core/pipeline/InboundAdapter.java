package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountInstrumentDecoder;
import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
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
 * Decodes inbound messages and calls the core, one call a message; what comes often is asked about first. Pipeline
 * thread only; allocates nothing after construction.
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

    InboundAdapter(final Pipeline core)
    {
        this.core = core;
    }

    /**
     * Hands a message over.
     *
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     */
    void onMessage(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        final int templateId = header.templateId();
        switch (templateId)
        {
            case TradeDecoder.TEMPLATE_ID:
                core.onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TopOfBookDecoder.TEMPLATE_ID:
                core.onTopOfBook(topOfBook.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                core.onDelta(bookDelta.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TimeTickDecoder.TEMPLATE_ID:
                core.onTick(timeTick.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ExecutionReportDecoder.TEMPLATE_ID:
                core.onReport(executionReport.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BarDecoder.TEMPLATE_ID:
                core.onBar(bar.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookSnapshotDecoder.TEMPLATE_ID:
                core.onSnapshot(bookSnapshot.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                onRareMessage(templateId, buffer, offset);
                break;
        }
    }

    private void onRareMessage(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                core.onDefinition(instrumentDefinition.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ConfigSetDecoder.TEMPLATE_ID:
                core.onConfigSet(configSet.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ParameterUpdateDecoder.TEMPLATE_ID:
                core.onParameterUpdate(parameterUpdate.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ModelActivateDecoder.TEMPLATE_ID:
                core.onModel(modelActivate.wrapAndApplyHeader(buffer, offset, header));
                break;
            case OperatorCommandDecoder.TEMPLATE_ID:
                core.onOperator(operatorCommand.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ZoneOffsetDecoder.TEMPLATE_ID:
                core.onZoneOffset(zoneOffset.wrapAndApplyHeader(buffer, offset, header));
                break;
            case NewsWindowDecoder.TEMPLATE_ID:
                core.onNews(newsWindow.wrapAndApplyHeader(buffer, offset, header));
                break;
            case AccountInstrumentDecoder.TEMPLATE_ID:
                core.onInstrumentRule(accountInstrument.wrapAndApplyHeader(buffer, offset, header));
                break;
            case SwapRateDecoder.TEMPLATE_ID:
                core.onSwapRate(swapRate.wrapAndApplyHeader(buffer, offset, header));
                break;
            case FundingChargeDecoder.TEMPLATE_ID:
                core.onFunding(fundingCharge.wrapAndApplyHeader(buffer, offset, header));
                break;
            case FundingRateDecoder.TEMPLATE_ID:
                core.onFundingRate(fundingRate.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ParentRequestDecoder.TEMPLATE_ID:
                core.onParentRequest(parentRequest.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ParentCancelDecoder.TEMPLATE_ID:
                core.onParentCancel(parentCancel.wrapAndApplyHeader(buffer, offset, header));
                break;
            case VenueStatusDecoder.TEMPLATE_ID:
                core.onVenueStatus(venueStatus.wrapAndApplyHeader(buffer, offset, header));
                break;
            case OrderStatusReportDecoder.TEMPLATE_ID:
                core.onOrderStatus(orderStatus.wrapAndApplyHeader(buffer, offset, header));
                break;
            case VenueViewDecoder.TEMPLATE_ID:
                core.onVenueView(venueView.wrapAndApplyHeader(buffer, offset, header));
                break;
            case SnapshotMarkDecoder.TEMPLATE_ID:
                core.onSnapshotMark();
                break;
            default:
                core.onOther(templateId);
                break;
        }
    }
}
