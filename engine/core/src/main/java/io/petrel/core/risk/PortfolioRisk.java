package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Risk of an account's portfolio as {@link RiskModel} measured it last; value at risk is of total equity. What is not
 * known is not-a-number. Pipeline thread only; allocates when there are more positions than ever before, never after.
 */
public final class PortfolioRisk implements Stateful
{
    private final Portfolio portfolio;
    private final Param method;

    // What follows from returns: the model writes it here.
    double volatility = Double.NaN;
    double historicalVar = Double.NaN;
    double parametricVar = Double.NaN;
    double monteCarloVar = Double.NaN;
    double shortfall = Double.NaN;
    double stressWorst = Double.NaN;
    double stressVar = Double.NaN;
    double stressShortfall = Double.NaN;
    double diversification = Double.NaN;
    double shrinkage = Double.NaN;
    private double gross;
    private double net;
    private double concentration;
    private double heat = Double.NaN;
    private int lossesInARow;
    private RuleId breach = RuleId.NONE;
    /** No state: each measurement makes it before anybody looks. */
    private double[] weights = new double[0];

    PortfolioRisk(final Portfolio portfolio, final Parameters parameters)
    {
        this.portfolio = portfolio;
        method = parameters.param(PortfolioRiskParams.VAR_METHOD);
    }

    /** {@return id of the account} */
    public int accountId()
    {
        return portfolio.accountId();
    }

    /** {@return notional of all positions, of equity} */
    public double gross()
    {
        return gross;
    }

    /** {@return longs less shorts, of equity} */
    public double net()
    {
        return net;
    }

    /** {@return standard deviation a year, or not-a-number} */
    public double volatility()
    {
        return volatility;
    }

    /** {@return value at risk over the window's returns, of equity, or not-a-number} */
    public double historicalVar()
    {
        return historicalVar;
    }

    /** {@return value at risk of the normal distribution, of equity, or not-a-number} */
    public double parametricVar()
    {
        return parametricVar;
    }

    /** {@return value at risk of simulated returns, of equity, or not-a-number} */
    public double monteCarloVar()
    {
        return monteCarloVar;
    }

    /** {@return mean of losses at and beyond the historical value at risk, of equity, or not-a-number} */
    public double shortfall()
    {
        return shortfall;
    }

    /** {@return loss in the worst scenario of the stress test, of equity, or not-a-number} */
    public double stressWorst()
    {
        return stressWorst;
    }

    /** {@return value at risk over the stress test's scenarios, of equity, or not-a-number} */
    public double stressVar()
    {
        return stressVar;
    }

    /** {@return mean of the scenarios' losses at and beyond it, of equity, or not-a-number} */
    public double stressShortfall()
    {
        return stressShortfall;
    }

    /** {@return worst losses of all positions, of equity, or not-a-number} */
    public double heat()
    {
        return heat;
    }

    /** {@return largest position, of equity} */
    public double concentration()
    {
        return concentration;
    }

    /** {@return 1 less mean correlation of what is held, or not-a-number} */
    public double diversification()
    {
        return diversification;
    }

    /** {@return weight of the covariance's target, or not-a-number} */
    public double shrinkage()
    {
        return shrinkage;
    }

    /** {@return losing trades in a row} */
    public int lossesInARow()
    {
        return lossesInARow;
    }

    /** {@return rule whose action was taken on this measurement, NONE for none} */
    public RuleId breach()
    {
        return breach;
    }

    /** Value at risk by the configured method, or not-a-number. */
    double valueAtRisk()
    {
        if (!method.isSet())
        {
            return Double.NaN;
        }
        if (PortfolioRiskParams.HISTORICAL == method.asLong())
        {
            return historicalVar;
        }
        return PortfolioRiskParams.PARAMETRIC == method.asLong() ? parametricVar : monteCarloVar;
    }

    /** Size of one position by the last measurement, of equity. */
    double weight(final int i)
    {
        return i < weights.length ? Math.abs(weights[i]) : 0;
    }

    /** Of each position the notional at the mark as a part of equity, shorts negative; valid during the event. */
    double[] weights()
    {
        return weights;
    }

    /** A measurement begins: what is known without returns. {@code heatNow} is the worst loss of all, of equity. */
    void begin(final double heatNow, final int losingTrades)
    {
        heat = heatNow;
        lossesInARow = losingTrades;
        breach = RuleId.NONE;
        weigh();
        forget();
    }

    /** Names the rule whose action was taken on this measurement. */
    void breached(final RuleId rule)
    {
        breach = rule;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        gross = state.visit(gross);
        net = state.visit(net);
        volatility = state.visit(volatility);
        historicalVar = state.visit(historicalVar);
        parametricVar = state.visit(parametricVar);
        monteCarloVar = state.visit(monteCarloVar);
        shortfall = state.visit(shortfall);
        stressWorst = state.visit(stressWorst);
        stressVar = state.visit(stressVar);
        stressShortfall = state.visit(stressShortfall);
        heat = state.visit(heat);
        concentration = state.visit(concentration);
        diversification = state.visit(diversification);
        shrinkage = state.visit(shrinkage);
        lossesInARow = state.visit(lossesInARow);
        breach = RuleId.get((short)state.visit(breach.value()));
    }

    private void weigh()
    {
        final int positions = portfolio.positionCount();
        if (weights.length < positions)
        {
            weights = new double[positions];
        }
        final double equity = portfolio.equityE8();
        gross = 0;
        net = 0;
        concentration = 0;
        for (int i = 0; i < positions; i++)
        {
            weights[i] = equity > 0 ? portfolio.positionAt(i).markNotionalE8() / equity : 0;
            gross += Math.abs(weights[i]);
            net += weights[i];
            concentration = Math.max(concentration, Math.abs(weights[i]));
        }
    }

    private void forget()
    {
        volatility = Double.NaN;
        historicalVar = Double.NaN;
        parametricVar = Double.NaN;
        monteCarloVar = Double.NaN;
        shortfall = Double.NaN;
        stressWorst = Double.NaN;
        stressVar = Double.NaN;
        stressShortfall = Double.NaN;
        diversification = Double.NaN;
        shrinkage = Double.NaN;
    }
}
