package io.petrel.core.risk;

import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.RuleId;

/** Receives each change of what the account may do. Pipeline thread only. */
public interface GuardianSink
{
    /**
     * The state, or the set of reasons for it, changed.
     *
     * @param accountId     concerned.
     * @param state         from now.
     * @param rule          DRAWDOWN when the kill switch latches, NONE when open again, else GATE_CLOSED.
     * @param measuredValue E8 below the high-water mark for DRAWDOWN, else the bits of {@link CloseReason} that hold.
     * @param limitValue    E8 for DRAWDOWN, else 0.
     */
    void onGuardianState(int accountId, GuardianStateKind state, RuleId rule, long measuredValue, long limitValue);
}
