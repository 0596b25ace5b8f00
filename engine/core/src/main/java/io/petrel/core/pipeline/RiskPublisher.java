package io.petrel.core.pipeline;

import io.petrel.codecs.event.GuardianStateEncoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.RiskVerdictEncoder;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.risk.GuardianSink;
import io.petrel.core.risk.Verdict;
import io.petrel.core.risk.VerdictSink;

/** Encodes what the gate found and what the account may do. Pipeline thread only. */
final class RiskPublisher implements VerdictSink, GuardianSink
{
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final GuardianStateEncoder guardianState = new GuardianStateEncoder();
    private final Outbox outbox;

    RiskPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    @Override
    public void onVerdict(final Verdict verdict)
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
            .askedLots(verdict.sizeLots())
            .equityE8(Units.NULL_E8)
            .worstLossE8(Units.NULL_E8)
            .floorE8(Units.NULL_E8)
            .floorRule(RuleId.NONE);
        final RiskVerdictEncoder.ChecksEncoder checks = riskVerdict.checksCount(verdict.checks());
        for (int i = 0; i < verdict.checks(); i++)
        {
            checks.next()
                .measuredValue(verdict.measuredAt(i))
                .limitValue(verdict.limitAt(i))
                .rule(verdict.ruleAt(i));
        }
        outbox.send(RiskVerdictEncoder.TEMPLATE_ID, riskVerdict.encodedLength());
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
}
