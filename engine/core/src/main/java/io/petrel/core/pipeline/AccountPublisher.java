package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountUpdateEncoder;
import io.petrel.codecs.event.PositionUpdateEncoder;
import io.petrel.codecs.event.StateHashEncoder;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;

/** Encodes positions, account and state hash. Pipeline thread only. */
final class AccountPublisher implements PortfolioSink
{
    private final PositionUpdateEncoder positionUpdate = new PositionUpdateEncoder();
    private final AccountUpdateEncoder accountUpdate = new AccountUpdateEncoder();
    private final StateHashEncoder stateHash = new StateHashEncoder();
    private final Outbox outbox;

    AccountPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    @Override
    public void onPosition(final Position position)
    {
        positionUpdate.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .positionLots(position.lots())
            .costNotionalE8(position.costE8())
            .realisedPnlE8(position.realisedE8())
            .unrealisedPnlE8(position.unrealisedE8())
            .feesE8(position.feesE8())
            .markPriceTicks(position.markTicks())
            .instrumentId(position.instrument().id())
            .accountId(position.accountId());
        outbox.send(PositionUpdateEncoder.TEMPLATE_ID, positionUpdate.encodedLength());
    }

    @Override
    public void onAccount(final Portfolio portfolio)
    {
        accountUpdate.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .balanceE8(portfolio.balanceE8())
            .equityE8(portfolio.equityE8())
            .highWaterE8(portfolio.highWaterE8())
            .feesE8(portfolio.feesE8())
            .realisedPnlE8(portfolio.realisedE8())
            .unrealisedPnlE8(portfolio.unrealisedE8())
            .accountId(portfolio.accountId())
            .fundingE8(portfolio.fundingE8())
            .swapE8(portfolio.swapE8());
        outbox.send(AccountUpdateEncoder.TEMPLATE_ID, accountUpdate.encodedLength());
    }

    void publishStateHash(final long inboundSequence, final long hash)
    {
        stateHash.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .inboundSequence(inboundSequence)
            .hash(hash);
        outbox.send(StateHashEncoder.TEMPLATE_ID, stateHash.encodedLength());
    }
}
