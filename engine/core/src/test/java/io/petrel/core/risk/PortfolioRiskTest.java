package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.math.Normal;
import io.petrel.core.math.SeededRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfolioRiskTest
{
    private static final int RETURNS = 200;
    private static final int SCENARIOS = 1_000;
    private static final long INTERVAL_NS = 60 * TradingRig.SECOND_NS;

    private final MarketState first = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState second = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(first, second);
    private final OrderIntent intent = new OrderIntent();
    private final double[] firstReturns = new double[RETURNS];
    private final double[] secondReturns = new double[RETURNS];
    private int next;

    @BeforeEach
    void configure()
    {
        rig.set(PortfolioRiskParams.INTERVAL_NS, INTERVAL_NS);
        rig.set(PortfolioRiskParams.INTERVALS_PER_YEAR, 525_600);
        rig.set(PortfolioRiskParams.LOOKBACK, RETURNS);
        rig.set(PortfolioRiskParams.RETURNS_MIN, RETURNS);
        rig.set(PortfolioRiskParams.DECAY, 1);
        rig.set(PortfolioRiskParams.SHRINK_TO, PortfolioRiskParams.NOT_SHRUNK);
        rig.set(PortfolioRiskParams.VAR_METHOD, PortfolioRiskParams.HISTORICAL);
        rig.set(PortfolioRiskParams.VAR_CONFIDENCE, 0.95);
        rig.set(PortfolioRiskParams.VAR_PATHS, 10_000);
        rig.set(PortfolioRiskParams.VAR_SEED, 42);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 1);
        rig.set(PortfolioRiskParams.STRESS_SCENARIOS, SCENARIOS);
        rig.set(PortfolioRiskParams.STRESS_MULTIPLE, 2);
        rig.set(PortfolioRiskParams.STRESS_HORIZON, 60);
        rig.set(PortfolioRiskParams.STRESS_CONFIDENCE, 0.99);
        rig.set(PortfolioRiskParams.STRESS_SEED, 11);
    }

    @Test
    void shouldStressThePortfolioAsAPlainCalculationDoes()
    {
        live();
        final PortfolioRisk risk = rig.gate.rules().risk();
        final double[] losses = plainStress(5_000);
        final double var = percentile(losses, 0.99);

        assertThat(risk.stressWorst()).isCloseTo(Arrays.stream(losses).max().orElseThrow(), within(1e-12));
        assertThat(risk.stressVar()).isCloseTo(var, within(1e-12));
        assertThat(risk.stressShortfall()).isCloseTo(
            Arrays.stream(losses).filter(loss -> loss >= var).average().orElseThrow(), within(1e-12));
        nextInterval(20_000, 30_000);
        assertThat(risk.stressWorst()).as("the same scenarios again").isCloseTo(
            Arrays.stream(plainStress(5_000)).max().orElseThrow(), within(1e-12));
    }

    @Test
    void shouldScalePositionsDownWhenTheWorstScenarioTakesMoreThanItMay()
    {
        live();
        rig.set(PortfolioRiskParams.STRESS_MAX, rig.gate.rules().risk().stressWorst() * 0.8);
        rig.drain();
        nextInterval(20_000, 30_000);

        assertThat(rig.gate.rules().risk().breach()).isEqualTo(RuleId.STRESS);
        assertThat(rig.drain())
            .anyMatch(line -> line.contains("EXIT SELL"))
            .anyMatch(line -> line.contains("EXIT BUY"));
    }

    @Test
    void shouldMeasureWhatAPlainCalculationMeasures()
    {
        live();
        final PortfolioRisk risk = rig.gate.rules().risk();
        final double[] losses = plainLosses();

        assertThat(risk.historicalVar()).isCloseTo(percentile(losses, 0.95), within(1e-12));
        assertThat(risk.shortfall()).isCloseTo(
            Arrays.stream(losses).filter(loss -> loss >= percentile(losses, 0.95)).average().orElseThrow(),
            within(1e-12));
        assertThat(risk.parametricVar()).isCloseTo(1.6448536269514722 * deviation(losses), within(1e-12));
        assertThat(risk.volatility()).isCloseTo(deviation(losses) * Math.sqrt(525_600), within(1e-9));
        // Ten thousand paths know the quantile to about a fiftieth.
        assertThat(risk.monteCarloVar()).isCloseTo(risk.parametricVar(), within(risk.parametricVar() * 0.05));
        assertThat(risk.gross()).isCloseTo(0.5 * 1.5, within(0.02));
    }

    @Test
    void shouldDrawTheSamePathsFromTheSameSeed()
    {
        live();
        final double once = rig.gate.rules().risk().monteCarloVar();
        final PortfolioRiskTest again = new PortfolioRiskTest();
        again.configure();
        again.live();

        assertThat(again.rig.gate.rules().risk().monteCarloVar()).isEqualTo(once);
    }

    @Test
    void shouldFindTheQuantileOfTheNormalDistribution()
    {
        assertThat(Normal.quantile(0.95)).isCloseTo(1.6448536269514722, within(1e-13));
        assertThat(Normal.quantile(0.01)).isCloseTo(-2.3263478740408408, within(1e-13));
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-15));
    }

    @Test
    void shouldCutPositionsToTheTargetWhenValueAtRiskPassesItsLimit()
    {
        live();
        final double found = rig.gate.rules().risk().historicalVar();
        rig.set(PortfolioRiskParams.VAR_MAX, found * 0.9);
        rig.set(PortfolioRiskParams.VAR_TARGET, found * 0.5);
        rig.drain();
        nextInterval(20_000, 30_000);

        assertThat(rig.gate.rules().risk().breach()).isEqualTo(RuleId.VALUE_AT_RISK);
        assertThat(rig.drain())
            .anyMatch(line -> line.contains("EXIT SELL"))
            .anyMatch(line -> line.contains("EXIT BUY"));
    }

    @Test
    void shouldCloseTheWorstPositionWhenDrawnDown()
    {
        live();
        rig.set(PortfolioRiskParams.WORST_DRAWDOWN, 0.01);
        rig.set(PortfolioRiskParams.WORST_COUNT, 1);
        rig.drain();
        nextInterval(17_000, 30_000);

        assertThat(rig.gate.rules().risk().breach()).isEqualTo(RuleId.DRAWDOWN);
        assertThat(rig.drain()).filteredOn(line -> line.startsWith("new ")).hasSize(1)
            .allMatch(line -> line.contains("EXIT SELL 5000"));
    }

    @Test
    void shouldCutOnlyThePositionThatIsTooLarge()
    {
        live();
        rig.set(PortfolioRiskParams.CONCENTRATION_GUARD, 0.4);
        rig.drain();
        nextInterval(20_000, 30_000);

        assertThat(rig.gate.rules().risk().breach()).isEqualTo(RuleId.CONCENTRATION);
        assertThat(rig.drain()).filteredOn(line -> line.startsWith("new ")).hasSize(1)
            .allMatch(line -> line.contains("EXIT SELL"));
    }

    @Test
    void shouldHoldAnOrderAgainstWhatTheRiskWouldBeWithItFilled()
    {
        live();
        final double[] losses = plainLosses(7_000);
        final double var = percentile(losses, 0.95);
        final double shortfall =
            Arrays.stream(losses).filter(loss -> loss >= var).average().orElseThrow();
        assertThat(var).isGreaterThan(rig.gate.rules().risk().historicalVar() * 1.1);

        assertBinds(PortfolioRiskParams.VAR_MAX, var, RuleId.VALUE_AT_RISK);
        assertBinds(PortfolioRiskParams.SHORTFALL_MAX, shortfall, RuleId.EXPECTED_SHORTFALL);
        assertBinds(PortfolioRiskParams.STRESS_MAX, Arrays.stream(plainStress(7_000)).max().orElseThrow(),
            RuleId.STRESS);
        rig.set(PortfolioRiskParams.VAR_METHOD, PortfolioRiskParams.MONTE_CARLO);
        assertBinds(PortfolioRiskParams.VAR_MAX, 1.6448536269514722 * deviation(losses), RuleId.VALUE_AT_RISK);
        assertBinds(PortfolioRiskParams.VOLATILITY_MAX, deviation(losses) * Math.sqrt(525_600), RuleId.VOLATILITY);
    }

    @Test
    void shouldCutAnOrderToTheSizeWithWhichTheRiskIsStillAllowed()
    {
        live();
        rig.set(PortfolioRiskParams.VAR_MAX, percentile(plainLosses(6_000), 0.95));
        rig.set(FloorParams.SHRINK, 1);
        rig.set(RiskParams.POSITION_MAX_FRACTION, 5);
        buy(2_000);
        final String sent = rig.drain().get(1);

        assertThat(Long.parseLong(sent.replaceAll(".*ENTRY BUY (\\d+).*", "$1"))).as(sent).isBetween(990L, 1_000L);
    }

    /** A limit just above the risk lets 2,000 lots more of the first pass, one just below refuses them. */
    private void assertBinds(final String limit, final double value, final RuleId rule)
    {
        rig.set(RiskParams.POSITION_MAX_FRACTION, 5);
        rig.set(limit, value * 0.9999);
        buy(2_000);
        assertThat(rig.drain().get(0)).contains(" " + rule + " ");
        rig.set(limit, value * 1.0001);
        buy(2_000);
        assertThat(rig.drain().get(0)).endsWith(" NONE");
        rig.end(first, rig.lastId(), ExecType.CANCELLED);
        rig.set(limit, 1);
    }

    private void buy(final long lots)
    {
        rig.drain();
        rig.gate.onIntent(
            intent.immediate(first, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, lots));
    }

    /** Long half of equity in the first, short a quarter in the second, through seeded returns. */
    private void live()
    {
        final SplittableRandom random = new SplittableRandom(7);
        rig.at(1).quote(first, 20_000, 20_000);
        rig.quote(second, 30_000, 30_000);
        rig.portfolio.onFill(first.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5_000, 0);
        rig.portfolio.onFill(second.instrument(), TradingRig.ACCOUNT, Side.SELL, 30_000, 1_667, 0);
        for (int i = 0; i < RETURNS; i++)
        {
            nextInterval(20_000 + random.nextLong(-200, 201), 30_000 + random.nextLong(-200, 201));
        }
        nextInterval(20_000, 30_000);
    }

    private void nextInterval(final long firstTicks, final long secondTicks)
    {
        final long previousFirst = first.referenceTicks();
        final long previousSecond = second.referenceTicks();
        rig.at((rig.nowNs / INTERVAL_NS + 1) * INTERVAL_NS);
        TestMarket.quote(first, firstTicks, firstTicks);
        rig.portfolio.onMark(first.instrument(), firstTicks, firstTicks, firstTicks);
        rig.quote(second, secondTicks, secondTicks);
        rig.execution.onMarket(first, rig.nowNs);
        firstReturns[next % RETURNS] = firstTicks / (double)previousFirst - 1;
        secondReturns[next++ % RETURNS] = secondTicks / (double)previousSecond - 1;
    }

    /** By the weights of now, as the portfolio would have lived the window. */
    private double[] plainLosses()
    {
        return plainLosses(5_000);
    }

    private double[] plainLosses(final long firstLots)
    {
        final double firstWeight = weightOf(firstLots * 20_000L);
        final double secondWeight = -weightOf(1_667 * 30_000L);
        final double[] losses = new double[RETURNS];
        for (int i = 0; i < RETURNS; i++)
        {
            losses[i] = -(firstWeight * firstReturns[i] + secondWeight * secondReturns[i]);
        }
        return losses;
    }

    /** Shocks of twice the volatility of an hour, each instrument's from numbers of its own. */
    private double[] plainStress(final long firstLots)
    {
        final double firstShock = 2 * deviation(firstReturns) * Math.sqrt(60) * weightOf(firstLots * 20_000L);
        final double secondShock = -2 * deviation(secondReturns) * Math.sqrt(60) * weightOf(1_667 * 30_000L);
        final SeededRandom firstNumbers = new SeededRandom();
        final SeededRandom secondNumbers = new SeededRandom();
        firstNumbers.seed(11);
        secondNumbers.seed(12);
        final double[] losses = new double[SCENARIOS];
        Arrays.setAll(losses,
            i -> -(firstShock * firstNumbers.nextNormal() + secondShock * secondNumbers.nextNormal()));
        return losses;
    }

    private double weightOf(final long lotTicks)
    {
        return lotTicks * 0.0005 * 1e8 / rig.portfolio.equityE8();
    }

    private static double percentile(final double[] values, final double share)
    {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double place = share * (sorted.length - 1);
        final int below = (int)place;
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    private static double deviation(final double[] values)
    {
        final double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }
}
