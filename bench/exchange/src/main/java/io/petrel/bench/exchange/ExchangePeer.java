package io.petrel.bench.exchange;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.processors.RiskEngine;
import exchange.core2.core.processors.SharedPool;
import exchange.core2.core.processors.journaling.DummySerializationProcessor;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Main class of a process that takes turns with another. Each line {@code match} or {@code risk} on its input is one
 * pass of the order stream into a fresh book, with or without the risk engine around it, on one thread; each is
 * answered by one line: p50, p99 and p99.9 in ns of a command, trades, and a hash of them.
 *
 * <p>With risk only the orders that take at once are timed, as the other side does.
 */
public final class ExchangePeer
{
    private static final String RISK = "risk";
    private static final int PLACE = 0;
    private static final int TAKE = 1;
    private static final int SYMBOL = 1;
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final long MAKER = 1;
    private static final long TAKER = 2;
    private static final long WEALTH = 1L << 60;

    private final int count;
    private final byte[] kinds;
    private final boolean[] isBuy;
    private final int[] ids;
    private final long[] prices;
    private final long[] sizes;
    private final OrderCommand command = new OrderCommand();
    private long hash;
    private long trades;

    private ExchangePeer(final Path file) throws IOException
    {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file)))
        {
            count = in.readInt();
            kinds = new byte[count];
            isBuy = new boolean[count];
            ids = new int[count];
            prices = new long[count];
            sizes = new long[count];
            for (int i = 0; i < count; i++)
            {
                kinds[i] = in.readByte();
                isBuy[i] = in.readBoolean();
                ids[i] = in.readInt();
                prices[i] = in.readLong();
                sizes[i] = in.readLong();
            }
        }
    }

    /**
     * Serves passes until its input ends.
     *
     * @param args file of the order stream.
     * @throws IOException when it cannot be read.
     */
    public static void main(final String[] args) throws IOException
    {
        final ExchangePeer peer = new ExchangePeer(Path.of(args[0]));
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); null != line; line = in.readLine())
        {
            final Histogram ns = peer.pass(RISK.equals(line));
            System.out.println(ns.getValueAtPercentile(50) + " " + ns.getValueAtPercentile(99) + " " +
                ns.getValueAtPercentile(99.9) + " " + peer.trades + " " + peer.hash);
            System.out.flush();
        }
    }

    private Histogram pass(final boolean hasRisk)
    {
        final Histogram ns = new Histogram(3);
        final IOrderBook book = new OrderBookDirectImpl(symbol(), pool(),
            new OrderBookEventsHelper(MatcherTradeEvent::new), LoggingConfiguration.DEFAULT);
        final RiskEngine risk = hasRisk ? risk() : null;
        hash = 0;
        trades = 0;
        long lastNs = System.nanoTime();
        for (int i = 0; i < count; i++)
        {
            prepare(i);
            if (hasRisk)
            {
                lastNs = TAKE == kinds[i] ? System.nanoTime() : lastNs;
                risk.preProcessCommand(i, command);
                command.resultCode = IOrderBook.processCommand(book, command);
                risk.handlerRiskRelease(i, command);
            }
            else
            {
                command.resultCode = IOrderBook.processCommand(book, command);
            }
            note();
            if (!hasRisk || TAKE == kinds[i])
            {
                final long nowNs = System.nanoTime();
                ns.recordValue(Math.max(1, nowNs - lastNs));
                lastNs = nowNs;
            }
        }
        return ns;
    }

    private void prepare(final int i)
    {
        final boolean isOrder = PLACE == kinds[i] || TAKE == kinds[i];
        command.command = isOrder ? OrderCommandType.PLACE_ORDER : OrderCommandType.CANCEL_ORDER;
        command.orderId = ids[i];
        command.symbol = SYMBOL;
        command.uid = TAKE == kinds[i] ? TAKER : MAKER;
        command.price = prices[i];
        command.reserveBidPrice = prices[i];
        command.size = sizes[i];
        command.action = isBuy[i] ? OrderAction.BID : OrderAction.ASK;
        command.orderType = TAKE == kinds[i] ? OrderType.IOC : OrderType.GTC;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
    }

    private void note()
    {
        for (MatcherTradeEvent event = command.matcherEvent; null != event; event = event.nextEvent)
        {
            if (MatcherEventType.TRADE == event.eventType)
            {
                trades++;
                hash = 31 * (31 * hash + command.orderId) + event.matchedOrderId;
                hash = 31 * (31 * hash + event.price) + event.size;
            }
        }
    }

    private static RiskEngine risk()
    {
        final RiskEngine risk = new RiskEngine(0, 1, DummySerializationProcessor.INSTANCE,
            SharedPool.createTestSharedPool(), ExchangeConfiguration.defaultBuilder().build());
        risk.getSymbolSpecificationProvider().addSymbol(symbol());
        for (final long user : new long[]{MAKER, TAKER})
        {
            risk.getUserProfileService().addEmptyUserProfile(user);
            risk.getUserProfileService().balanceAdjustment(user, BASE, WEALTH, 1);
            risk.getUserProfileService().balanceAdjustment(user, QUOTE, WEALTH, 2);
        }
        return risk;
    }

    private static CoreSymbolSpecification symbol()
    {
        return CoreSymbolSpecification.builder().symbolId(SYMBOL).type(SymbolType.CURRENCY_EXCHANGE_PAIR)
            .baseCurrency(BASE).quoteCurrency(QUOTE).baseScaleK(1).quoteScaleK(1).takerFee(0).makerFee(0).build();
    }

    /** As large as the matching engine of exchange-core makes its own. */
    private static ObjectsPool pool()
    {
        final Map<Integer, Integer> sizes = new HashMap<>();
        sizes.put(ObjectsPool.DIRECT_ORDER, 1 << 20);
        sizes.put(ObjectsPool.DIRECT_BUCKET, 1 << 16);
        sizes.put(ObjectsPool.ART_NODE_4, 1 << 15);
        sizes.put(ObjectsPool.ART_NODE_16, 1 << 14);
        sizes.put(ObjectsPool.ART_NODE_48, 1 << 13);
        sizes.put(ObjectsPool.ART_NODE_256, 1 << 12);
        return new ObjectsPool(sizes);
    }
}
