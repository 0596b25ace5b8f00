package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.core.Restored;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that take over what another process wrote, whatever they held before. */
class OrderStoreTest
{
    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final SnapshotWriter writer = new SnapshotWriter();

    @Test
    void shouldFindAgainWhatIsOpenInTheSnapshotAndWasClosedAfterIt()
    {
        final long first = rest();
        final long second = rest();
        rig.end(market, second, ExecType.CANCELLED);
        rig.visitState(writer);
        final long hash = Restored.hash(rig::visitState);
        rig.end(market, first, ExecType.CANCELLED);
        final long third = rest();
        read();

        assertThat(rig.orders.find(first).status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(rig.orders.find(second).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rig.orders.find(third)).isNull();
        assertThat(rig.orders.openCount()).isEqualTo(1);
        assertThat(Restored.hash(rig::visitState)).isEqualTo(hash);
    }

    @Test
    void shouldFindClosedWhatWasOpenHere()
    {
        final TradingRig ahead = new TradingRig(market);
        final long id = rest();
        ahead.at(rig.nowNs).onMarket(market);
        Restored.from(rig::visitState, ahead::visitState);
        rig.end(market, id, ExecType.CANCELLED);
        Restored.from(rig::visitState, ahead::visitState);

        assertThat(ahead.orders.find(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(ahead.orders.openCount()).isZero();
    }

    private long rest()
    {
        rig.at(rig.nowNs + 1).quote(market, 20_000, 20_001);
        rig.gate.onIntent(new OrderIntent().resting(
            market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 19_999, 10));
        return rig.lastId();
    }

    private void read()
    {
        final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
        rig.visitState(reader);
        assertThat(reader.remaining()).isZero();
    }
}
