package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.sim.exchange.EndReason;
import io.petrel.sim.exchange.Lifetime;
import io.petrel.sim.exchange.Refusal;

/** What a venue's words are in the book, and the book's in reports. */
final class BookTerms
{
    private BookTerms()
    {
    }

    static Lifetime lifetime(final TimeInForce timeInForce)
    {
        return switch (timeInForce)
        {
            case IOC -> Lifetime.IOC;
            case FOK -> Lifetime.FOK;
            default -> Lifetime.GTC;
        };
    }

    static ExecType execType(final EndReason reason)
    {
        return switch (reason)
        {
            case REQUESTED, SELF_TRADE, WOULD_TAKE -> ExecType.CANCELLED;
            default -> ExecType.EXPIRED;
        };
    }

    static ReportReason reason(final EndReason reason)
    {
        return switch (reason)
        {
            case REQUESTED -> ReportReason.REQUESTED;
            case EXPIRED -> ReportReason.TIME_REACHED;
            case IMMEDIATE_REMAINDER -> ReportReason.IMMEDIATE_REMAINDER;
            case NOT_FILLABLE -> ReportReason.NOT_FILLABLE;
            case NO_LIQUIDITY -> ReportReason.NO_LIQUIDITY;
            case SELF_TRADE -> ReportReason.SELF_TRADE;
            default -> ReportReason.WOULD_TAKE;
        };
    }

    static ReportReason reason(final Refusal refusal)
    {
        return switch (refusal)
        {
            case BAD_PRICE -> ReportReason.BAD_PRICE;
            case BAD_SIZE -> ReportReason.BAD_SIZE;
            case WOULD_TAKE -> ReportReason.WOULD_TAKE;
            default -> ReportReason.VENUE_BUSY;
        };
    }
}
