package io.petrel.core.pipeline;

import io.petrel.core.execution.Paces;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.market.Instruments;
import io.petrel.core.param.Parameters;
import io.petrel.core.risk.OrderIds;
import io.petrel.core.signal.TrackRecord;
import io.petrel.core.time.Zones;

/**
 * What all lanes of a core stand on, those of the instruments and those of the accounts. An account reads it and
 * changes none of it but the order ids it draws.
 */
record SharedCore(
    Parameters parameters,
    Instruments instruments,
    Zones zones,
    Paces paces,
    CrossAssets crossAssets,
    TrackRecord record,
    OrderIds orderIds,
    Outbox outbox,
    AccountPublisher accountPublisher,
    RiskPublisher riskPublisher,
    SignalPublisher signalPublisher,
    OrderPublisher orderPublisher,
    ExecutionPublisher executionPublisher)
{
}
