package io.petrel.tools.data.load;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Listing;

/** One instrument of the tape being written: its units, and what of its stream must be remembered. */
final class TapeInstrument
{
    private final int id;
    private final Listing listing;
    private final SymbolSurvey survey;
    private final Step tick;
    private final Step lot;
    private final DepthResend resend = new DepthResend();
    private long lastBarEndNs = Units.NULL_TIME_NS;
    private long fundingTimeNs = Units.NULL_TIME_NS;
    private long rateE12 = Units.NULL_E8;

    TapeInstrument(
        final int id, final Listing listing, final SymbolSurvey survey, final StatedInstrument stated)
    {
        this.id = id;
        this.listing = listing;
        this.survey = survey;
        this.tick = null == stated ? survey.tick() : stated.tick();
        this.lot = null == stated ? survey.lot() : stated.lot();
    }

    int id()
    {
        return id;
    }

    Listing listing()
    {
        return listing;
    }

    DepthKind depthKind()
    {
        return survey.depthKind();
    }

    /** Aggregates repeat trades that are on the tape one by one. */
    boolean hasSingleTrades()
    {
        return survey.hasTrades();
    }

    Step tick()
    {
        return tick;
    }

    Step lot()
    {
        return lot;
    }

    Step contractSize()
    {
        return listing.contractSize();
    }

    DepthResend resend()
    {
        return resend;
    }

    /** Bars of an instrument follow one another without overlap. */
    void onBar(final long startNs, final long endNs)
    {
        if (Units.NULL_TIME_NS != lastBarEndNs && startNs < lastBarEndNs)
        {
            throw new IllegalArgumentException("the bar begins before the one above it ends");
        }

        lastBarEndNs = endNs;
    }

    /**
     * Follows the funding rate of the mark price stream.
     *
     * @return true when the boundary that was announced has passed: {@link #rateE12()} was applied at
     * {@link #fundingTimeNs()}; then call {@link #announce}.
     */
    boolean isFundingApplied(final long nextFundingTimeNs)
    {
        return Units.NULL_TIME_NS != fundingTimeNs && nextFundingTimeNs > fundingTimeNs && Units.NULL_E8 != rateE12;
    }

    void announce(final long nextFundingTimeNs, final long nextRateE12)
    {
        fundingTimeNs = nextFundingTimeNs;
        rateE12 = nextRateE12;
    }

    long fundingTimeNs()
    {
        return fundingTimeNs;
    }

    long rateE12()
    {
        return rateE12;
    }
}
