package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars as anyone would write them first: keep every event of the open bar in a list, and sort it when the bar closes.
 * The reference of the fast builders. Closed bars are texts, so that two streams compare at a glance.
 */
final class PlainBars
{
    private record Event(long priceTicks, long sizeLots, AggressorSide side, long timeNs)
    {
    }

    private final BarSpec spec;
    private final ContractMath contract;
    private final List<Event> open = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    long late;
    long suppressed;
    private Long slotStartNs;
    private long lastClose;
    private long lastEndNs = Long.MIN_VALUE;
    private int emptyInRow;

    PlainBars(final BarSpec spec, final ContractMath contract)
    {
        this.spec = spec;
        this.contract = contract;
    }

    void onEvent(final long priceTicks, final long sizeLots, final AggressorSide side, final long timeNs)
    {
        final Event event = new Event(priceTicks, sizeLots, side, timeNs);
        if (BarKind.TIME == spec.kind())
        {
            onTimed(event);
        }
        else
        {
            late += timeNs < lastEndNs ? 1 : 0;
            open.add(event);
            if (measure() >= spec.threshold())
            {
                final long start = open.stream().mapToLong(Event::timeNs).min().orElseThrow();
                final long end = open.stream().mapToLong(Event::timeNs).max().orElseThrow();
                final long clippedEndNs = Math.max(lastEndNs, end);
                close(Math.max(lastEndNs, start), clippedEndNs);
                lastEndNs = clippedEndNs;
            }
        }
    }

    void onTime(final long nowNs)
    {
        if (BarKind.TIME == spec.kind() && null != slotStartNs)
        {
            closeWhile(nowNs - spec.closeDelayNs());
        }
    }

    private void onTimed(final Event event)
    {
        if (null == slotStartNs)
        {
            slotStartNs = slotOf(event.timeNs());
        }
        closeWhile(event.timeNs());
        if (event.timeNs() < slotStartNs)
        {
            late++;
        }
        else
        {
            open.add(event);
        }
    }

    /** One slot at a time, however many there are. */
    private void closeWhile(final long timeNs)
    {
        while (slotStartNs + spec.threshold() <= timeNs)
        {
            final long endNs = slotStartNs + spec.threshold();
            if (!open.isEmpty())
            {
                lastClose = close(slotStartNs, endNs);
                emptyInRow = 0;
            }
            else if (EmptyBarPolicy.REPEAT_CLOSE == spec.emptyBars() && emptyInRow < spec.maxEmptyBars())
            {
                emptyInRow++;
                closed.add(slotStartNs + ".." + endNs + " " + lastClose + " " + lastClose + " " + lastClose + " " +
                    lastClose + " v0 b0 m0 n0");
            }
            else if (EmptyBarPolicy.REPEAT_CLOSE == spec.emptyBars())
            {
                suppressed++;
            }
            slotStartNs = endNs;
        }
    }

    private long close(final long startNs, final long endNs)
    {
        final List<Event> byTime = new ArrayList<>(open);
        byTime.sort((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
        final long close = byTime.get(byTime.size() - 1).priceTicks();
        closed.add(startNs + ".." + endNs + " " + byTime.get(0).priceTicks() + " " +
            open.stream().mapToLong(Event::priceTicks).max().orElseThrow() + " " +
            open.stream().mapToLong(Event::priceTicks).min().orElseThrow() + " " + close +
            " v" + open.stream().mapToLong(Event::sizeLots).sum() +
            " b" + bought() +
            " m" + notional() + " n" + open.size());
        open.clear();
        return close;
    }

    private long bought()
    {
        final boolean isOpen = BarSource.TRADES == spec.source() &&
            open.stream().anyMatch(event -> AggressorSide.UNKNOWN == event.side());
        return isOpen ? Units.NULL_LOTS :
            open.stream().filter(event -> AggressorSide.BUYER == event.side()).mapToLong(Event::sizeLots).sum();
    }

    private BigInteger notional()
    {
        return open.stream()
            .map(event -> 0 == event.sizeLots() ? BigInteger.ZERO :
                BigInteger.valueOf(contract.notionalE8(event.priceTicks(), event.sizeLots())))
            .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private long measure()
    {
        return switch (spec.kind())
        {
            case TICK -> open.size();
            case VOLUME -> open.stream().mapToLong(Event::sizeLots).sum();
            default -> notional().longValueExact();
        };
    }

    private long slotOf(final long timeNs)
    {
        final long weekNs = 7 * 86_400_000_000_000L;
        if (0 == spec.threshold() % weekNs)
        {
            final LocalDate day = Instant.ofEpochSecond(0, timeNs).atOffset(ZoneOffset.UTC).toLocalDate();
            final long weeks = ChronoUnit.WEEKS.between(LocalDate.of(1970, 1, 5), day.with(DayOfWeek.MONDAY));
            final long firstWeek = weeks - Math.floorMod(weeks, spec.threshold() / weekNs);
            return LocalDate.of(1970, 1, 5).plusWeeks(firstWeek).toEpochDay() * 86_400_000_000_000L;
        }
        return timeNs - Math.floorMod(timeNs, spec.threshold());
    }

    static String text(final Bar bar)
    {
        return bar.startTimeNs() + ".." + bar.endTimeNs() + " " + bar.openTicks() + " " + bar.highTicks() + " " +
            bar.lowTicks() + " " + bar.closeTicks() + " v" + bar.volumeLots() + " b" + bar.buyVolumeLots() +
            " m" + bar.notionalE8() + " n" + bar.tradeCount();
    }
}
