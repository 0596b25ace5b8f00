package io.petrel.node.app;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SwapRateEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.config.SwapTerms;
import io.petrel.node.host.ControlSource;
import io.petrel.node.host.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Overnight financing: at each rollover of an account one {@code SwapRate} for each symbol it has a rate for. The same
 * terms and start give the same list, so the number of those messages in a journal says where a restarted node goes on;
 * a symbol that no instrument has yet is told too, for none, and charges nothing. Engine thread; allocates at start-up
 * only.
 */
final class SwapSchedule implements ControlSource
{
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SwapRateEncoder swapRate = new SwapRateEncoder();
    private final List<Rollover> rollovers = new ArrayList<>();
    private final Pipeline core;
    private int next;
    private int nextRate;

    /**
     * Draws up the list.
     *
     * @param terms   of the accounts, in the order in which those that roll over together do.
     * @param startNs time of the first feed event of the run; a rollover at that very moment is over.
     * @param core    that knows the instruments by then.
     */
    SwapSchedule(final List<SwapTerms> terms, final long startNs, final Pipeline core)
    {
        this.core = core;
        terms.stream().filter(account -> !account.rates().isEmpty()).forEach(account -> add(account, startNs));
        rollovers.sort(Comparator.comparingLong(Rollover::timeNs));
    }

    /** Messages of this kind that a run has sent. */
    static long sent(final RunCounters counters)
    {
        return counters.count(SwapRateEncoder.TEMPLATE_ID);
    }

    /** Goes on after a number of messages. */
    SwapSchedule after(final long sent)
    {
        for (long i = 0; i < sent; i++)
        {
            step();
        }
        return this;
    }

    @Override
    public long dueNs()
    {
        return next < rollovers.size() ? rollovers.get(next).timeNs() : NEVER;
    }

    @Override
    public int take(final MutableDirectBuffer buffer, final long nowNs)
    {
        final Rollover rollover = rollovers.get(next);
        final SwapTerms.Rate rate = rollover.terms().rates().get(nextRate);
        step();
        swapRate.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs)
            .rolloverTimeNs(rollover.timeNs())
            .longRateE12(rate.longRateE12() * rollover.nights())
            .shortRateE12(rate.shortRateE12() * rollover.nights())
            .nights(rollover.nights())
            .instrumentId(instrumentId(rate.symbol()))
            .accountId(rollover.terms().accountId());
        return MessageHeaderEncoder.ENCODED_LENGTH + swapRate.encodedLength();
    }

    private void step()
    {
        nextRate++;
        if (nextRate == rollovers.get(next).terms().rates().size())
        {
            nextRate = 0;
            next++;
        }
    }

    private int instrumentId(final String symbol)
    {
        for (int i = 0; i < core.instrumentCount(); i++)
        {
            final Instrument instrument = core.market(i).instrument();
            if (instrument.symbol().equals(symbol))
            {
                return instrument.id();
            }
        }
        return Units.NULL_INSTRUMENT;
    }

    private void add(final SwapTerms terms, final long startNs)
    {
        final ZoneId zone = ZoneId.of(terms.zone());
        final LocalDate first = Instant.EPOCH.plusNanos(startNs).atZone(zone).toLocalDate();
        final LocalDate end = first.plusYears(ConfigSchedule.YEARS_AHEAD);
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1))
        {
            final int nights = terms.nights(day.getDayOfWeek().getValue());
            final Instant at = day.atStartOfDay().plusMinutes(terms.minute()).atZone(zone).toInstant();
            final long timeNs = Duration.between(Instant.EPOCH, at).toNanos();
            if (nights > 0 && timeNs > startNs)
            {
                rollovers.add(new Rollover(timeNs, nights, terms));
            }
        }
    }

    private record Rollover(long timeNs, int nights, SwapTerms terms)
    {
    }
}
