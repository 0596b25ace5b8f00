package io.petrel.core.pipeline;

import io.petrel.codecs.event.BarClosedEncoder;
import io.petrel.core.bar.Bar;

/** Encodes closed bars. Pipeline thread only. */
final class MarketPublisher
{
    private final BarClosedEncoder barClosed = new BarClosedEncoder();
    private final Outbox outbox;

    MarketPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    void publish(final int instrumentId, final Bar bar)
    {
        barClosed.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .startTimeNs(bar.startTimeNs())
            .endTimeNs(bar.endTimeNs())
            .openTicks(bar.openTicks())
            .highTicks(bar.highTicks())
            .lowTicks(bar.lowTicks())
            .closeTicks(bar.closeTicks())
            .volumeLots(bar.volumeLots())
            .buyVolumeLots(bar.buyVolumeLots())
            .notionalE8(bar.notionalE8())
            .threshold(bar.threshold())
            .tradeCount(bar.tradeCount())
            .instrumentId(instrumentId)
            .seriesId(bar.seriesId())
            .kind(bar.kind());
        outbox.send(BarClosedEncoder.TEMPLATE_ID, barClosed.encodedLength());
    }
}
