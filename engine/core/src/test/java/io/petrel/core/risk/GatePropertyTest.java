package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Order;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Seeded streams of random intents, markets, reports and operator commands. A plain checker follows what leaves by
 * its own book-keeping in BigDecimal and finds no order that breaks a limit; and for every refusal, no order leaves.
 */
class GatePropertyTest
{
    private static final Set<OrderPurpose> EXITS_IN_FORCE =
        EnumSet.of(OrderPurpose.STOP, OrderPurpose.TARGET, OrderPurpose.MAX_HOLD);
    private static final int SEEDS = 60;
    private static final int STEPS = 1_500;
    private static final int RATE_MAX = 40;
    private static final int OPEN_MAX = 6;
    private static final long WINDOW_NS = 10 * TradingRig.SECOND_NS;
    /** Roundings of all fills of a stream, far below any limit's meaning. */
    private static final BigDecimal SLACK = BigDecimal.valueOf(10_000);
    private static final BigDecimal BALANCE_E8 = new BigDecimal("1e13");

    @ParameterizedTest
    @EnumSource(value = ContractType.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldLetNoOrderLeaveThatBreaksALimit(final ContractType type)
    {
        final long[] sent = new long[2];
        Seeds.forEach(SEEDS, random ->
        {
            final Run run = new Run(type, random);
            run.steps();
            sent[0] += run.rig.gate.approvals();
            sent[1] += run.rig.gate.refusals();
        });
        // The streams are no good if all or nothing passes.
        assertThat(sent[0]).isGreaterThan(SEEDS * 20L);
        assertThat(sent[1]).isGreaterThan(SEEDS * 20L);
    }

    /** One stream: what happens, and what the plain checker knows of it. */
    private static final class Run
    {
        private final SplittableRandom random;
        private final ContractType type;
        private final MarketState market;
        private final TradingRig rig;
        private final OrderIntent intent = new OrderIntent();
        private final Map<Long, long[]> working = new LinkedHashMap<>();
        private final Deque<Long> sentNs = new ArrayDeque<>();
        private final Mirror mirror;
        private long midTicks = 20_000;
        private boolean isCrossed;
        /** HALT, FLATTEN or STOP, whichever came last, null when none holds. */
        private OperatorAction closedBy;

        Run(final ContractType type, final SplittableRandom random)
        {
            this.random = random;
            this.type = type;
            market = TestMarket.quoted(1, type);
            rig = new TradingRig(market);
            mirror = new Mirror(type);
            rig.set(RiskParams.ORDER_SIZE_MIN_LOTS, 5);
            rig.set(RiskParams.ORDER_SIZE_MAX_LOTS, maxLots());
            rig.set(RiskParams.OPEN_ORDERS_MAX, OPEN_MAX);
            rig.set(RiskParams.RATE_MAX_ORDERS, RATE_MAX);
            rig.set(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 0.3);
        }

        void steps()
        {
            rig.at(1).quote(market, midTicks, midTicks + 1);
            for (int i = 0; i < STEPS; i++)
            {
                rig.at(rig.nowNs + random.nextLong(TradingRig.SECOND_NS / 2));
                step(random.nextInt(100));
            }
        }

        private void step(final int dice)
        {
            if (dice < 25)
            {
                moveMarket();
            }
            else if (dice < 70)
            {
                propose();
            }
            else if (dice < 97)
            {
                reportSomething();
            }
            else
            {
                operate();
            }
            check(rig.drain());
        }

        private void moveMarket()
        {
            midTicks = Math.max(5_000, midTicks + random.nextLong(-150, 151));
            isCrossed = 0 == random.nextInt(12);
            market.instrument().state(0 == random.nextInt(20) ? InstrumentState.HALTED : InstrumentState.TRADING);
            TestMarket.quote(market, midTicks, isCrossed ? midTicks - 1 : midTicks + 1);
            rig.portfolio.onMark(
                market.instrument(), market.bestBidTicks(), market.bestAskTicks(), market.referenceTicks());
            rig.guardian.onEvent();
            if (!isCrossed)
            {
                mirror.mark(midTicks, midTicks + 1);
            }
            else
            {
                mirror.mark(midTicks, midTicks - 1);
            }
        }

        private void propose()
        {
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final OrderPurpose purpose = OrderPurpose.get((short)random.nextInt(1, 7));
            final long away = random.nextLong(-400, 401);
            final long lots = 0 == random.nextInt(4) ? Math.abs(mirror.lots) : random.nextLong(1, 2 * maxLots());
            rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, purpose, side, midTicks + away, lots));
        }

        private long maxLots()
        {
            return ContractType.INVERSE == type ? 4_000_000 : 4_000;
        }

        private void reportSomething()
        {
            if (working.isEmpty())
            {
                return;
            }
            final List<Long> ids = new ArrayList<>(working.keySet());
            final long id = ids.get(random.nextInt(ids.size()));
            final long[] order = working.get(id);
            if (random.nextInt(3) > 0)
            {
                final long lots = random.nextBoolean() ? order[1] : random.nextLong(1, order[1] + 1);
                rig.fill(market, id, midTicks, lots, 0);
                mirror.fill(order[0] > 0, midTicks, lots);
                order[1] -= lots;
                if (0 == order[1])
                {
                    working.remove(id);
                }
            }
            else
            {
                rig.end(market, id, ExecType.CANCELLED);
                working.remove(id);
            }
        }

        private void operate()
        {
            final OperatorAction action = OperatorAction.get((short)random.nextInt(1, 6));
            rig.guardian.onOperator(TradingRig.ACCOUNT, action);
            if (OperatorAction.CANCEL_ALL != action)
            {
                closedBy = OperatorAction.RESUME == action ? null : action;
            }
        }

        /**
         * Each verdict is either a refusal with nothing after it, or an approval followed by its order, which is
         * lawful.
         */
        private void check(final List<String> lines)
        {
            for (int i = 0; i < lines.size(); i++)
            {
                if (lines.get(i).startsWith("verdict "))
                {
                    final String[] words = lines.get(i).split(" ");
                    final boolean isApproved = words[2].equals(RuleId.NONE.name());
                    final boolean isSent =
                        i + 1 < lines.size() && lines.get(i + 1).startsWith("new " + words[1] + " ");
                    assertThat(isSent).as(lines.toString()).isEqualTo(isApproved);
                }
                else if (lines.get(i).startsWith("new "))
                {
                    final Order order = rig.orders.find(Long.parseLong(lines.get(i).split(" ")[1]));
                    checkLawful(order);
                    working.put(order.clientOrderId(),
                        new long[]{Side.BUY == order.side() ? 1 : -1, order.sizeLots()});
                    sentNs.addLast(rig.nowNs);
                }
            }
        }

        private void checkLawful(final Order order)
        {
            final long sign = Side.BUY == order.side() ? 1 : -1;
            final long sameSide = working.values().stream().filter(o -> o[0] == sign).mapToLong(o -> o[1]).sum();
            final long worst = mirror.lots + sign * (sameSide + order.sizeLots());
            final boolean reduces = mirror.lots != 0 && Long.signum(mirror.lots) != sign && worst * mirror.lots >= 0;
            while (!sentNs.isEmpty() && sentNs.peekFirst() + WINDOW_NS <= rig.nowNs)
            {
                sentNs.removeFirst();
            }

            assertThat(market.instrument().state()).isEqualTo(InstrumentState.TRADING);
            assertThat(isCrossed).isFalse();
            assertThat(sentNs.size()).isLessThan(RATE_MAX);
            assertThat(Math.abs(order.priceTicks() - midTicks) * 100).isLessThanOrEqualTo(midTicks + 100);
            if (ContractType.SPOT == type)
            {
                assertThat(sign > 0 || worst >= 0).isTrue();
            }
            assertThat(closedBy).isNotEqualTo(OperatorAction.STOP);
            if (OperatorAction.FLATTEN == closedBy)
            {
                assertThat(reduces && OrderPurpose.FLATTEN == order.purpose()).isTrue();
            }
            if (OperatorAction.HALT == closedBy)
            {
                assertThat(reduces && EXITS_IN_FORCE.contains(order.purpose())).isTrue();
            }
            if (!reduces)
            {
                checkRisk(order, worst);
            }
        }

        private void checkRisk(final Order order, final long worst)
        {
            final BigDecimal equity = BALANCE_E8.add(mirror.pnlE8());
            assertThat(order.sizeLots()).isBetween(5L, maxLots());
            assertThat(working.size()).isLessThan(OPEN_MAX);
            assertThat(mirror.notionalE8(order.priceTicks(), order.sizeLots()))
                .isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.3")).add(SLACK));
            assertThat(mirror.notionalE8(midTicks, Math.abs(worst)))
                .isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.5")).add(SLACK));
            assertThat(mirror.highWaterE8.subtract(equity))
                .isLessThanOrEqualTo(mirror.highWaterE8.multiply(new BigDecimal("0.15")).add(SLACK));
        }
    }

    /** Position and profit kept as cash and lots: another route than the portfolio's cost basis. */
    private static final class Mirror
    {
        private static final BigDecimal E8 = BigDecimal.valueOf(Units.ONE_E8);

        private final boolean isInverse;
        private long lots;
        private BigDecimal cashE8 = BigDecimal.ZERO;
        private BigDecimal highWaterE8 = BALANCE_E8;
        private long bidTicks;
        private long askTicks;

        Mirror(final ContractType type)
        {
            isInverse = ContractType.INVERSE == type;
            mark(20_000, 20_001);
        }

        void fill(final boolean isBuy, final long priceTicks, final long sizeLots)
        {
            final BigDecimal paid = notionalE8(priceTicks, sizeLots);
            cashE8 = isBuy != isInverse ? cashE8.subtract(paid) : cashE8.add(paid);
            lots += isBuy ? sizeLots : -sizeLots;
            mark(bidTicks, askTicks);
        }

        void mark(final long newBidTicks, final long newAskTicks)
        {
            bidTicks = newBidTicks;
            askTicks = newAskTicks;
            highWaterE8 = highWaterE8.max(BALANCE_E8.add(pnlE8()));
        }

        BigDecimal pnlE8()
        {
            final BigDecimal held = notionalE8(lots < 0 ? askTicks : bidTicks, Math.abs(lots));
            return lots > 0 != isInverse ? cashE8.add(held) : cashE8.subtract(held);
        }

        BigDecimal notionalE8(final long priceTicks, final long sizeLots)
        {
            final BigDecimal price = BigDecimal.valueOf(priceTicks * 5, 1);
            return isInverse ? BigDecimal.valueOf(sizeLots * 100).multiply(E8).divide(price, MathContext.DECIMAL128) :
                BigDecimal.valueOf(sizeLots, 3).multiply(price).multiply(E8);
        }
    }
}
