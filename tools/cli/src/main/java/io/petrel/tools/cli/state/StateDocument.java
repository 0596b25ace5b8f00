package io.petrel.tools.cli.state;

import io.petrel.codecs.unit.Units;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Order;
import io.petrel.core.param.Param;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.risk.CloseReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A core's state as names and values, in raw units; absent values are null. */
public final class StateDocument
{
    private final Execution execution;
    private final Pipeline core;

    /**
     * A document.
     *
     * @param execution that has run.
     */
    public StateDocument(final Execution execution)
    {
        this.execution = execution;
        this.core = execution.pipeline();
    }

    /**
     * Everything that can be read of the core.
     *
     * @return names and values.
     */
    public Map<String, Object> all()
    {
        final Map<String, Object> all = new LinkedHashMap<>();
        all.put("inboundSequence", execution.sequence());
        all.put("timeNs", orNull(execution.ingestTimeNs()));
        all.put("stateHash", HexFormat.of().toHexDigits(core.stateHash()));
        all.put("accounts", accounts());
        all.put("markets", markets());
        all.put("positions", positions());
        all.put("orders", orders());
        all.put("ignoredEvents", core.ignoredEvents());
        all.put("parameters", parameters());
        return all;
    }

    private List<Map<String, Object>> accounts()
    {
        final List<Map<String, Object>> accounts = new ArrayList<>();
        for (int i = 0; i < core.accountCount(); i++)
        {
            accounts.add(account(core.account(i)));
        }
        return accounts;
    }

    private static Map<String, Object> account(final AccountLane lane)
    {
        final Portfolio portfolio = lane.portfolio();
        final Map<String, Object> account = new LinkedHashMap<>();
        account.put("accountId", portfolio.accountId());
        account.put("isOpen", portfolio.isOpen());
        if (portfolio.isOpen())
        {
            account.put("balanceE8", portfolio.balanceE8());
            account.put("equityE8", portfolio.equityE8());
            account.put("highWaterE8", portfolio.highWaterE8());
            account.put("drawdownE8", portfolio.drawdownE8());
        }
        account.put("realisedE8", portfolio.realisedE8());
        account.put("unrealisedE8", portfolio.unrealisedE8());
        account.put("feesE8", portfolio.feesE8());
        account.put("fills", portfolio.fills());
        account.put("ordersSent", lane.orders().sent());
        account.put("ordersRejected", lane.orders().rejects());
        account.put("guardian", lane.gateSwitch().state().name());
        account.put("closedFor", Arrays.stream(CloseReason.values())
            .filter(lane.gateSwitch()::isClosedFor).map(CloseReason::name).toList());
        return account;
    }

    private List<Map<String, Object>> markets()
    {
        final List<Map<String, Object>> markets = new ArrayList<>();
        for (int i = 0; i < core.instrumentCount(); i++)
        {
            markets.add(market(core.market(i)));
        }
        return markets;
    }

    private static Map<String, Object> market(final MarketState state)
    {
        final L2Book book = state.book();
        final Map<String, Object> market = new LinkedHashMap<>();
        market.put("instrumentId", state.instrument().id());
        market.put("symbol", state.instrument().symbol());
        market.put("instrumentState", state.instrument().state().name());
        market.put("isTradable", state.isTradable());
        market.put("bestBidTicks", orNull(state.bestBidTicks()));
        market.put("bestBidLots", orNull(state.bestBidLots()));
        market.put("bestAskTicks", orNull(state.bestAskTicks()));
        market.put("bestAskLots", orNull(state.bestAskLots()));
        market.put("lastTradeTicks", orNull(state.lastTrade().ticks()));
        market.put("referenceTicks", orNull(state.referenceTicks()));
        market.put("bookState", book.state().name());
        market.put("bookUpdateId", orNull(book.lastUpdateId()));
        market.put("bidLevels", book.bidLevels());
        market.put("askLevels", book.askLevels());
        market.put("appliedDeltas", book.appliedDeltas());
        market.put("gaps", book.gaps());
        return market;
    }

    private List<Map<String, Object>> positions()
    {
        final List<Map<String, Object>> positions = new ArrayList<>();
        for (int i = 0; i < core.accountCount(); i++)
        {
            final Portfolio portfolio = core.account(i).portfolio();
            for (int k = 0; k < portfolio.positionCount(); k++)
            {
                positions.add(position(portfolio.positionAt(k)));
            }
        }
        return positions;
    }

    private static Map<String, Object> position(final Position held)
    {
        final Map<String, Object> position = new LinkedHashMap<>();
        position.put("accountId", held.accountId());
        position.put("instrumentId", held.instrument().id());
        position.put("symbol", held.instrument().symbol());
        position.put("positionLots", held.lots());
        position.put("costE8", held.costE8());
        position.put("markTicks", orNull(held.markTicks()));
        position.put("realisedE8", held.realisedE8());
        position.put("unrealisedE8", held.unrealisedE8());
        position.put("feesE8", held.feesE8());
        position.put("workingBuyLots", held.workingBuyLots());
        position.put("workingSellLots", held.workingSellLots());
        return position;
    }

    private List<Map<String, Object>> orders()
    {
        final List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < core.accountCount(); i++)
        {
            final AccountLane lane = core.account(i);
            for (WorkingOrder row = lane.portfolio().workingOrders().first(); null != row; row = row.next())
            {
                orders.add(order(row, lane.orders().find(row.clientOrderId())));
            }
        }
        return orders;
    }

    private static Map<String, Object> order(final WorkingOrder row, final Order order)
    {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("accountId", row.position().accountId());
        json.put("clientOrderId", row.clientOrderId());
        json.put("instrumentId", row.position().instrument().id());
        json.put("symbol", row.position().instrument().symbol());
        json.put("side", row.side().name());
        json.put("purpose", row.purpose().name());
        json.put("priceTicks", orNull(row.priceTicks()));
        json.put("remainingLots", row.remainingLots());
        json.put("sinceNs", orNull(row.sinceNs()));
        if (null != order)
        {
            json.put("status", order.status().name());
            json.put("orderType", order.orderType().name());
            json.put("timeInForce", order.timeInForce().name());
            json.put("sizeLots", order.sizeLots());
            json.put("filledLots", order.filledLots());
            json.put("venueOrderId", orNull(order.venueOrderId()));
        }
        return json;
    }

    private List<Map<String, Object>> parameters()
    {
        final List<Map<String, Object>> parameters = new ArrayList<>();
        for (int i = 0; i < core.parameters().count(); i++)
        {
            final Param param = core.parameters().at(i);
            final Map<String, Object> json = new LinkedHashMap<>();
            json.put("key", param.spec().key());
            json.put("value", ParamText.value(param));
            json.put("source", param.source().name());
            parameters.add(json);
        }
        return parameters;
    }

    private static Long orNull(final long value)
    {
        return Units.NULL_TICKS == value ? null : (Long)value;
    }
}
