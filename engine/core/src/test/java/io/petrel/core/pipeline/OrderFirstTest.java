package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AccountUpdateDecoder;
import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentSliceDecoder;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TargetPositionDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.TradingRig;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What explains an order is told when the order has left, in the order in which it came about all the same. */
class OrderFirstTest extends AccountsFixture
{
    private static final int QUOTES = 1_600;
    private static final int TURN_QUOTES = 90;

    @Test
    void shouldTellOfAPersonsOrderInTheOrderInWhichItCameAbout()
    {
        tradeByTheGate();
        bytes.clear();
        request(1, Side.BUY);
        assertThat(told()).containsExactly("order 1", "parent 1", "slice 1", "verdict 1");
    }

    @Test
    void shouldTellOfADecisionInTheOrderInWhichItCameAboutAccountByAccount()
    {
        configure();
        trade();
        int orders = 0;
        for (int i = 0; i < QUOTES; i++)
        {
            bytes.clear();
            quote(i);
            final List<String> told = told();
            final boolean isByDecision = told.indexOf("bar") < told.indexOf("parent 1");
            if (isByDecision && told.contains("order 1") && told.contains("order 2"))
            {
                told.removeIf(said -> said.startsWith("account"));
                assertThat(told).containsExactly("order 1", "order 2", "bar", "decision",
                    "target 1", "parent 1", "slice 1", "verdict 1", "target 2", "parent 2", "slice 2", "verdict 2");
                orders++;
            }
            fillAll();
        }
        assertThat(orders).isGreaterThan(5);
    }

    @Test
    void shouldTellOfMoneyBeforeTheTarget()
    {
        configure();
        trade();
        int told = 0;
        for (int i = 0; i < QUOTES; i++)
        {
            bytes.clear();
            quote(i);
            final List<String> said = told();
            if (said.contains("account 1") && said.contains("target 1"))
            {
                assertThat(said.subList(said.indexOf("account 1"), said.size())).startsWith("account 1", "target 1");
                told++;
            }
            fillAll();
        }
        assertThat(told).isGreaterThan(5);
    }

    /** Up with small falls, then down with small rises: trends that engines vote on, both ways. */
    private void quote(final int i)
    {
        final int phase = i % (2 * TURN_QUOTES);
        final long way = phase < TURN_QUOTES ? phase : 2L * TURN_QUOTES - phase;
        final long bidTicks = 10_000 + 20 * way + (0 == i % 4 ? -25 : 0) + i % 7;
        quotedNs = nowNs;
        quote(bidTicks, bidTicks + 1 + i % 3);
    }

    private void fillAll()
    {
        for (int account = 0; account < pipeline.accountCount(); account++)
        {
            final WorkingOrders working = pipeline.account(account).portfolio().workingOrders();
            for (WorkingOrder order = working.first(); null != order; order = working.first())
            {
                fill(pipeline.account(account).accountId(), order.clientOrderId(), order.side(), order.priceTicks(),
                    order.remainingLots());
            }
        }
    }

    private void configure()
    {
        TradingRig.defaults(this::rule);
        final Parameters values = Huracan.configured();
        for (int i = 0; i < values.count(); i++)
        {
            final Param param = values.at(i);
            if (param.isSet())
            {
                configure(Units.NULL_ACCOUNT, param.spec().key(), param.spec().kind(), param.valueBits());
            }
        }
        rule(BarParams.DECISION_EVENTS, 1);
        rule("execution.algorithm", ExecutionAlgorithm.MARKET.value());
        rule("execution.entry_cooldown_ns", 0);
        rule("signal.filter.timeframes", 0);
        rule("signal.filter.volatility_max", 100);
        stepNs = 60 * TradingRig.SECOND_NS;
    }

    /** What was said, and of which account; votes and the like are left out. */
    private List<String> told()
    {
        final List<String> told = new ArrayList<>();
        for (final String message : bytes)
        {
            final String[] parts = message.split(" ");
            final String said = name(
                Integer.parseInt(parts[0]), new UnsafeBuffer(HexFormat.of().parseHex(parts[parts.length - 1])));
            if (!said.isEmpty())
            {
                told.add(said);
            }
        }
        return told;
    }

    private static String name(final int templateId, final UnsafeBuffer body)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return switch (templateId)
        {
            case BarClosedDecoder.TEMPLATE_ID -> "bar";
            case DecisionDecoder.TEMPLATE_ID -> "decision";
            case NewOrderDecoder.TEMPLATE_ID ->
                "order " + new NewOrderDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            case AccountUpdateDecoder.TEMPLATE_ID ->
                "account " + new AccountUpdateDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            case TargetPositionDecoder.TEMPLATE_ID ->
                "target " + new TargetPositionDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            case ParentOrderDecoder.TEMPLATE_ID ->
                "parent " + new ParentOrderDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            case ParentSliceDecoder.TEMPLATE_ID ->
                "slice " + new ParentSliceDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            case RiskVerdictDecoder.TEMPLATE_ID ->
                "verdict " + new RiskVerdictDecoder().wrapAndApplyHeader(body, 0, header).accountId();
            default -> "";
        };
    }
}
