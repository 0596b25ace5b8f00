package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountDayEncoder;
import io.petrel.codecs.event.GuardianStateEncoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.InactivityPingEncoder;
import io.petrel.codecs.event.PortfolioRiskEncoder;
import io.petrel.codecs.event.RiskVerdictEncoder;
import io.petrel.codecs.event.RuleId;
import io.petrel.core.risk.AccountDays;
import io.petrel.core.risk.GuardianSink;
import io.petrel.core.risk.InactivitySink;
import io.petrel.core.risk.PortfolioRisk;
import io.petrel.core.risk.Verdict;
import io.petrel.core.risk.VerdictSink;

/** Encodes what the gate found and what the account may do. Pipeline thread only. */
final class RiskPublisher implements VerdictSink, GuardianSink, InactivitySink
{
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final GuardianStateEncoder guardianState = new GuardianStateEncoder();
    private final AccountDayEncoder accountDay = new AccountDayEncoder();
    private final PortfolioRiskEncoder portfolioRisk = new PortfolioRiskEncoder();
    private final InactivityPingEncoder inactivityPing = new InactivityPingEncoder();
    private final Outbox outbox;

    RiskPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    @Override
    public int place()
    {
        return outbox.place();
    }

    @Override
    public void onVerdict(final Verdict verdict, final int place)
    {
        outbox.continueAt(place);
        encode(verdict);
        outbox.send(RiskVerdictEncoder.TEMPLATE_ID, riskVerdict.encodedLength());
        outbox.continueAtEnd();
    }

    @Override
    public void onInactivityPing(
        final int accountId,
        final int instrumentId,
        final long targetLots,
        final long stopTicks,
        final long maxHoldNs,
        final long lastTradeNs,
        final long limitNs)
    {
        inactivityPing.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .lastTradeNs(lastTradeNs)
            .limitNs(limitNs)
            .targetLots(targetLots)
            .stopTicks(stopTicks)
            .maxHoldNs(maxHoldNs)
            .instrumentId(instrumentId)
            .accountId(accountId);
        outbox.send(InactivityPingEncoder.TEMPLATE_ID, inactivityPing.encodedLength());
    }

    @Override
    public void onGuardianState(
        final int accountId,
        final GuardianStateKind state,
        final RuleId rule,
        final long measuredValue,
        final long limitValue)
    {
        guardianState.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .measuredValue(measuredValue)
            .limitValue(limitValue)
            .accountId(accountId)
            .state(state)
            .rule(rule);
        outbox.send(GuardianStateEncoder.TEMPLATE_ID, guardianState.encodedLength());
    }

    @Override
    public void onDay(final AccountDays days, final int accountId, final long lastProfitE8, final long localDay)
    {
        accountDay.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .startBalanceE8(days.startBalanceE8())
            .startEquityE8(days.startEquityE8())
            .lastProfitE8(lastProfitE8)
            .bestProfitE8(days.bestProfitE8())
            .nextResetNs(days.nextResetNs())
            .localDay(localDay)
            .accountId(accountId)
            .tradingDays(days.tradingDays());
        outbox.send(AccountDayEncoder.TEMPLATE_ID, accountDay.encodedLength());
    }

    @Override
    public void onPortfolioRisk(final PortfolioRisk risk)
    {
        portfolioRisk.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .grossExposure(risk.gross())
            .netExposure(risk.net())
            .volatility(risk.volatility())
            .historicalVar(risk.historicalVar())
            .parametricVar(risk.parametricVar())
            .monteCarloVar(risk.monteCarloVar())
            .expectedShortfall(risk.shortfall())
            .heat(risk.heat())
            .concentration(risk.concentration())
            .diversification(risk.diversification())
            .shrinkage(risk.shrinkage())
            .accountId(risk.accountId())
            .consecutiveLosses(risk.lossesInARow())
            .breach(risk.breach())
            .stressWorst(risk.stressWorst())
            .stressVar(risk.stressVar())
            .stressShortfall(risk.stressShortfall());
        outbox.send(PortfolioRiskEncoder.TEMPLATE_ID, portfolioRisk.encodedLength());
    }

    private void encode(final Verdict verdict)
    {
        riskVerdict.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(verdict.clientOrderId())
            .measuredValue(verdict.measuredValue())
            .limitValue(verdict.limitValue())
            .instrumentId(verdict.instrumentId())
            .accountId(verdict.accountId())
            .rule(verdict.rule())
            .side(verdict.side())
            .priceTicks(verdict.priceTicks())
            .sizeLots(verdict.sizeLots())
            .askedLots(verdict.askedLots())
            .equityE8(verdict.equityE8())
            .worstLossE8(verdict.worstLossE8())
            .floorE8(verdict.floorE8())
            .floorRule(verdict.floorRule());
        final RiskVerdictEncoder.ChecksEncoder checks = riskVerdict.checksCount(verdict.checks());
        for (int i = 0; i < verdict.checks(); i++)
        {
            checks.next()
                .measuredValue(verdict.measuredAt(i))
                .limitValue(verdict.limitAt(i))
                .rule(verdict.ruleAt(i));
        }
    }
}
