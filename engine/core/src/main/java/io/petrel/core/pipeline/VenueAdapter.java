package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;

import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FundingChargeDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.SwapRateDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.event.VenueViewDecoder;

/**
 * Tells the accounts what the venue says of their orders, positions and charges, and both sides how it is. A handler
 * returns false where the account or the instrument is unknown. Pipeline thread only; holds no state and allocates
 * nothing.
 */
final class VenueAdapter
{
    private final Markets markets;
    private final Accounts accounts;

    VenueAdapter(final Markets markets, final Accounts accounts)
    {
        this.markets = markets;
        this.accounts = accounts;
    }

    boolean onReport(final ExecutionReportDecoder event)
    {
        final AccountLane account = accounts.ownerOf(event.accountId(), event.clientOrderId());
        if (null == account)
        {
            return false;
        }
        account.onReport(event);
        final Lane lane = markets.find(event.instrumentId());
        if (null != lane)
        {
            account.onMarket(lane.market());
        }
        return true;
    }

    boolean onOrderStatus(final OrderStatusReportDecoder event)
    {
        final boolean isKnown = accounts.onOrderStatus(event);
        if (isKnown)
        {
            markets.showAll();
        }
        return isKnown;
    }

    boolean onVenueView(final VenueViewDecoder event)
    {
        final boolean isKnown = accounts.onVenueView(event);
        if (isKnown)
        {
            markets.showAll();
        }
        return isKnown;
    }

    /** Financing is booked from the rate with what each account holds when it arrives. */
    boolean onSwapRate(final SwapRateDecoder event)
    {
        final Lane lane = markets.find(event.instrumentId());
        if (null != lane)
        {
            accounts.onSwapRate(lane.market(), event.accountId(), event.longRateE12(), event.shortRateE12());
        }
        return null != lane;
    }

    /** Funding is booked as the venue says: it alone knows the position and the price it charged. */
    boolean onFunding(final FundingChargeDecoder event)
    {
        final AccountLane account = accounts.find(event.accountId());
        final Lane lane = markets.find(event.instrumentId());
        if (null == account || null == lane)
        {
            return false;
        }
        account.onFunding(lane.market(), event.chargeId(), event.amountE8());
        return true;
    }

    /** The session concerns the accounts, and every market. */
    void onVenueStatus(final VenueStatusDecoder event)
    {
        if (NULL_INSTRUMENT == event.instrumentId())
        {
            accounts.onSession(event.state());
        }
        markets.onVenueStatus(event);
    }
}
