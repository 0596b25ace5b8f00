package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Order-flow features from their definitions, recomputed over the whole history at each question; the numbers are those
 * of the fixture's parameters. Not-a-number means not ready.
 */
final class PlainOrderFlow
{
    static final int OFI_UPDATES = 20;
    static final int OFI_LEVELS = 5;
    static final int DEPTH_LEVELS = 5;
    static final int SPREADS = 30;
    static final int FLOW_TRADES = 200;
    static final double HALF_LIFE_NS = 1e9;
    static final double MU = 1;
    static final double ALPHA = 4;
    static final double BETA = 5;
    static final double INTENSITY_FULL = 1.5;
    static final double DECAY = 0.99;

    /** Best prices and sizes; sizes at or below zero are not known. */
    record Quote(long bid, long bidLots, long ask, long askLots)
    {
        boolean hasSizes()
        {
            return bidLots > 0 && askLots > 0;
        }

        double mid()
        {
            return (bid + ask) / 2.0;
        }
    }

    /** One side's rank: price and size, 0 lots where there is none. */
    record Rank(long bid, long bidLots, long ask, long askLots)
    {
    }

    /** What happened, and what was known after it. */
    record Event(long timeNs, boolean isBook, Quote quote, List<Rank> ranks, Trade trade)
    {
    }

    /** A trade with its sides: by the venue else the tick rule, and by the tick rule; 0 where neither knows. */
    record Trade(long rawTimeNs, long ticks, long lots, int side, int tickSide)
    {
    }

    private final List<Event> events = new ArrayList<>();
    private long newestNs = Long.MIN_VALUE;
    private long lastTicks;
    private int lastMove;

    void onBook(final MarketState market, final long timeNs)
    {
        add(timeNs, true, quote(market), ranks(market), null);
    }

    /** Counts from the event before, as a status has no time of the market. */
    void onStatus(final MarketState market)
    {
        final boolean isLost = null == quote(market) || events.isEmpty();
        add(newestNs, false, isLost ? null : last().quote, isLost ? null : last().ranks, null);
    }

    void onTrade(final long ticks, final long lots, final AggressorSide side, final long timeNs)
    {
        if (0 != lastTicks && ticks != lastTicks)
        {
            lastMove = ticks > lastTicks ? 1 : -1;
        }
        lastTicks = ticks;
        final int sign = AggressorSide.BUYER == side ? 1 : AggressorSide.SELLER == side ? -1 : lastMove;
        final boolean isFirst = events.isEmpty();
        add(timeNs, false, isFirst ? null : last().quote, isFirst ? null : last().ranks,
            new Trade(timeNs, ticks, lots, sign, lastMove));
    }

    double value(final Feature feature)
    {
        switch (feature)
        {
            case ORDER_FLOW_IMBALANCE:
                return orderFlowImbalance();
            case DEPTH_FLOW_IMBALANCE:
                return depthFlowImbalance();
            case QUOTE_PRESSURE:
                return quotePressure();
            case QUOTE_TRADE_RATIO:
                return quoteTradeRatio();
            case EFFECTIVE_SPREAD_BPS:
                return effectiveSpread();
            case SPREAD_Z:
                return spreadZ();
            case LIQUIDITY_WITHDRAWAL:
                return withdrawal();
            case TICK_IMBALANCE:
                return tickImbalance();
            case TRADE_INTENSITY:
                return intensity();
            case HAWKES_IMBALANCE:
                return (excitation(1) - excitation(-1)) / (excitation(1) + excitation(-1));
            case TAPE_SCORE:
                return 50 * (1 + balance() * Math.min(1, intensity() / INTENSITY_FULL));
            default:
                throw new IllegalArgumentException(feature.name());
        }
    }

    private double orderFlowImbalance()
    {
        final List<double[]> flows = new ArrayList<>();
        Quote before = null;
        for (final Event event : events)
        {
            final Quote now = null != event.quote && event.quote.hasSizes() ? event.quote : null;
            if (null != now && null != before && !now.equals(before))
            {
                flows.add(new double[]{flow(before.bid, before.bidLots, now.bid, now.bidLots) +
                    flow(-before.ask, -before.askLots, -now.ask, -now.askLots)});
            }
            before = now;
        }
        return null == before ? Double.NaN : netShare(flows, 0);
    }

    private double depthFlowImbalance()
    {
        final List<double[]> flows = new ArrayList<>();
        List<Rank> before = null;
        for (final Event event : events)
        {
            final List<Rank> now = null == event.ranks ? null : event.ranks.subList(0, OFI_LEVELS);
            if (null != now && null != before && !now.equals(before))
            {
                final double[] row = new double[OFI_LEVELS];
                for (int i = 0; i < OFI_LEVELS; i++)
                {
                    final Rank a = before.get(i);
                    final Rank b = now.get(i);
                    row[i] = flow(a.bid, a.bidLots, b.bid, b.bidLots) + flow(-a.ask, -a.askLots, -b.ask, -b.askLots);
                }
                flows.add(row);
            }
            before = now;
        }
        double sum = 0;
        int levels = 0;
        for (int i = 0; i < OFI_LEVELS; i++)
        {
            final double share = null == before ? Double.NaN : netShare(flows, i);
            sum += Double.isNaN(share) ? 0 : share;
            levels += Double.isNaN(share) ? 0 : 1;
        }
        return sum / levels;
    }

    /** Xu, Gould, Howison 2018, equation 2: better price, same price, worse price. */
    private static double flow(
        final long ticksBefore, final double lotsBefore, final long ticks, final double lots)
    {
        return ticks > ticksBefore ? lots : ticks == ticksBefore ? lots - lotsBefore : -lotsBefore;
    }

    private static double netShare(final List<double[]> flows, final int level)
    {
        double net = 0;
        double gross = 0;
        for (int i = flows.size() - OFI_UPDATES; i < flows.size(); i++)
        {
            net += i < 0 ? Double.NaN : flows.get(i)[level];
            gross += i < 0 ? Double.NaN : Math.abs(flows.get(i)[level]);
        }
        return net / gross;
    }

    private double quotePressure()
    {
        final double[] values = new double[events.size()];
        for (int i = 0; i < values.length; i++)
        {
            final Quote quote = events.get(i).quote;
            values[i] = null == quote || !quote.hasSizes() ? Double.NaN :
                ((double)quote.bidLots - quote.askLots) / (quote.bidLots + quote.askLots);
        }
        return timeMean(values);
    }

    private double quoteTradeRatio()
    {
        double quotes = 0;
        double trades = 0;
        boolean hasTrade = false;
        final double[] known = new double[events.size()];
        for (int i = 0; i < known.length; i++)
        {
            final Event event = events.get(i);
            final double weight = left(newestNs - event.timeNs);
            known[i] = null == event.quote ? Double.NaN : 1;
            quotes += event.isBook && null != event.quote ? weight : 0;
            trades += null != event.trade ? weight : 0;
            hasTrade |= null != event.trade;
        }
        return hasTrade ? timeMean(known) * quotes / Math.max(1, trades) : Double.NaN;
    }

    private double withdrawal()
    {
        final double[] depths = new double[events.size()];
        for (int i = 0; i < depths.length; i++)
        {
            depths[i] = null == events.get(i).ranks ? Double.NaN : 0;
            for (int j = 0; j < DEPTH_LEVELS && null != events.get(i).ranks; j++)
            {
                depths[i] += events.get(i).ranks.get(j).bidLots + events.get(i).ranks.get(j).askLots;
            }
        }
        return 1 - Math.min(1, depths[depths.length - 1] / timeMean(depths));
    }

    /** Mean of what stood over the time it stood; each piece of time weighs what is left of it. */
    private double timeMean(final double[] values)
    {
        double sum = 0;
        double known = 0;
        for (int i = 0; i + 1 < values.length; i++)
        {
            final double weight =
                left(newestNs - events.get(i + 1).timeNs) - left(newestNs - events.get(i).timeNs);
            sum += Double.isNaN(values[i]) ? 0 : values[i] * weight;
            known += Double.isNaN(values[i]) ? 0 : weight;
        }
        return Double.isNaN(values[values.length - 1]) || known < 0.5 ? Double.NaN : sum / known;
    }

    private double effectiveSpread()
    {
        double sum = 0;
        double weights = 0;
        long firstNs = Long.MIN_VALUE;
        boolean isWarm = false;
        for (final Event event : events)
        {
            final Trade trade = event.trade;
            if (null != trade && null != event.quote && 0 != trade.side)
            {
                final double weight = left(newestNs - event.timeNs);
                sum += weight * 2e4 * trade.side * (trade.ticks - event.quote.mid()) / event.quote.mid();
                weights += weight;
                firstNs = Long.MIN_VALUE == firstNs ? trade.rawTimeNs : firstNs;
                isWarm |= trade.rawTimeNs - firstNs >= HALF_LIFE_NS;
            }
        }
        return isWarm && weights >= 0.5 ? sum / weights : Double.NaN;
    }

    private double spreadZ()
    {
        final List<Double> spreads = new ArrayList<>();
        Quote before = null;
        for (final Event event : events)
        {
            final Quote now = event.quote;
            if (null != now && (null == before || now.bid != before.bid || now.ask != before.ask))
            {
                spreads.add((double)(now.ask - now.bid));
            }
            before = now;
        }
        if (null == before || spreads.size() < SPREADS)
        {
            return Double.NaN;
        }
        final double[] window =
            spreads.subList(spreads.size() - SPREADS, spreads.size()).stream().mapToDouble(s -> s).toArray();
        final double mean = Arrays.stream(window).average().orElseThrow();
        final double squares = Arrays.stream(window).map(s -> (s - mean) * (s - mean)).sum();
        return 0 == squares ? Double.NaN : (window[SPREADS - 1] - mean) / Math.sqrt(squares / (SPREADS - 1));
    }

    private double tickImbalance()
    {
        double net = 0;
        double gross = 0;
        int trades = 0;
        for (final Event event : events)
        {
            if (null != event.trade && 0 != event.trade.tickSide)
            {
                net = net * DECAY + event.trade.tickSide * event.trade.lots;
                gross = gross * DECAY + event.trade.lots;
                trades++;
            }
        }
        return trades < FLOW_TRADES ? Double.NaN : net / gross;
    }

    private double intensity()
    {
        return null == lastTrade() ? Double.NaN : (MU + ALPHA * excitation(0)) / (MU / (1 - ALPHA / BETA));
    }

    /** Sum over arrivals of a side, 0 for all, of exp(-beta age). */
    private double excitation(final int side)
    {
        double sum = 0;
        long instantNs = Long.MIN_VALUE;
        boolean isCounted = false;
        long newestTradeNs = Long.MIN_VALUE;
        final List<Long> arrivals = new ArrayList<>();
        for (final Event event : events)
        {
            if (null != event.trade)
            {
                isCounted &= event.trade.rawTimeNs == instantNs;
                instantNs = event.trade.rawTimeNs;
                newestTradeNs = Math.max(newestTradeNs, instantNs);
                if (!isCounted && (0 == side || event.trade.side == side))
                {
                    arrivals.add(newestTradeNs);
                    isCounted = true;
                }
            }
        }
        for (final long arrivalNs : arrivals)
        {
            sum += StrictMath.exp(-BETA * (newestTradeNs - arrivalNs) / 1e9);
        }
        return sum;
    }

    private double balance()
    {
        double net = 0;
        double gross = 0;
        int trades = 0;
        for (int i = events.size() - 1; i >= 0 && trades < FLOW_TRADES; i--)
        {
            final Trade trade = events.get(i).trade;
            if (null != trade && 0 != trade.side)
            {
                net += trade.side * trade.lots;
                gross += trade.lots;
                trades++;
            }
        }
        return trades < FLOW_TRADES ? Double.NaN : net / gross;
    }

    private static double left(final long ageNs)
    {
        return StrictMath.pow(2, -ageNs / HALF_LIFE_NS);
    }

    private static Quote quote(final MarketState market)
    {
        return market.isTradable() && market.bestBidTicks() > 0 && market.bestBidTicks() <= market.bestAskTicks() ?
            new Quote(
                market.bestBidTicks(), market.bestBidLots(), market.bestAskTicks(), market.bestAskLots()) : null;
    }

    private static List<Rank> ranks(final MarketState market)
    {
        final L2Book book = market.book();
        if (null == quote(market) || !book.isTradable())
        {
            return null;
        }
        final List<Rank> ranks = new ArrayList<>();
        for (int i = 0; i < Math.max(OFI_LEVELS, DEPTH_LEVELS); i++)
        {
            final boolean hasBid = i < book.bidLevels();
            final boolean hasAsk = i < book.askLevels();
            ranks.add(new Rank(
                hasBid ? book.bidTicksAt(i) : -1,
                hasBid ? book.bidLotsAt(i) : 0,
                hasAsk ? book.askTicksAt(i) : 1_000_000_000,
                hasAsk ? book.askLotsAt(i) : 0));
        }
        return ranks;
    }

    private void add(
        final long timeNs, final boolean isBook, final Quote quote, final List<Rank> ranks, final Trade trade)
    {
        newestNs = Math.max(newestNs, timeNs);
        events.add(new Event(newestNs, isBook, quote, ranks, trade));
    }

    private Event last()
    {
        return events.get(events.size() - 1);
    }

    private Event lastTrade()
    {
        for (int i = events.size() - 1; i >= 0; i--)
        {
            if (null != events.get(i).trade)
            {
                return events.get(i);
            }
        }
        return null;
    }
}
