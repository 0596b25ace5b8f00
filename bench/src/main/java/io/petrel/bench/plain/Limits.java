package io.petrel.bench.plain;

import io.petrel.codecs.event.OrderPurpose;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/** The limits of an account without floors, conduct and calendar: the last word before an order leaves. */
final class Limits
{
    private final Settings settings;
    private final Contract contract;
    private final Holding holding;
    private final Market market;
    private final Deque<Long> sentNs = new ArrayDeque<>();
    private boolean isOpen;

    Limits(final Settings settings, final Contract contract, final Holding holding, final Market market)
    {
        this.settings = settings;
        this.contract = contract;
        this.holding = holding;
        this.market = market;
    }

    /** The venue has confirmed what it holds of the account. */
    void open()
    {
        isOpen = true;
    }

    boolean admitsEntries()
    {
        return isOpen;
    }

    /** Nothing else of the account works; true if the order may leave, which then counts in the rate. */
    boolean passes(
        final boolean isBuy,
        final BigDecimal price,
        final BigDecimal size,
        final OrderPurpose purpose,
        final long nowNs)
    {
        final BigDecimal signed = isBuy ? size : size.negate();
        final BigDecimal worst = holding.size().add(signed);
        final boolean isReducing = holding.direction() != 0 && holding.direction() != signed.signum() &&
            worst.signum() != -holding.direction();
        final boolean passes = (isReducing || isOpen) && market.isTradable() && null != market.reference() &&
            isNear(isBuy, price, isReducing && OrderPurpose.ENTRY != purpose && OrderPurpose.EXIT != purpose) &&
            size.signum() > 0 && (isReducing || isSmallEnough(price, size, worst)) && isSlowEnough(nowNs);
        if (passes)
        {
            sentNs.addLast(nowNs);
        }
        return passes;
    }

    private boolean isNear(final boolean isBuy, final BigDecimal price, final boolean isForced)
    {
        final BigDecimal reference = market.reference();
        final BigDecimal band = contract.basisPoints(reference, settings.number("risk.price_band_bps"));
        final Level other = isBuy ? market.ask() : market.bid();
        final BigDecimal wide = !isForced || null == other ? band :
            band.max(other.price().subtract(reference).abs()
                .min(contract.basisPoints(reference, settings.number("risk.exit_band_max_bps"))));
        return price.subtract(reference).abs().compareTo(wide) <= 0;
    }

    private boolean isSmallEnough(final BigDecimal price, final BigDecimal size, final BigDecimal worst)
    {
        final long lots = contract.lots(size);
        final BigDecimal worstPrice = price.max(market.reference());
        return lots >= settings.number("risk.order_size_min_lots") &&
            lots <= settings.number("risk.order_size_max_lots") &&
            contract.notional(worstPrice, size).compareTo(share("risk.order_notional_max_fraction")) <= 0 &&
            contract.notional(worstPrice, worst.abs()).compareTo(share("risk.position_max_fraction")) <= 0 &&
            holding.drawdown().compareTo(kill()) < 0 && settings.number("risk.open_orders_max") > 0;
    }

    private boolean isSlowEnough(final long nowNs)
    {
        final double windowNs = settings.number("risk.rate_window_ns");
        while (!sentNs.isEmpty() && nowNs - sentNs.getFirst() >= windowNs)
        {
            sentNs.removeFirst();
        }
        return sentNs.size() < settings.number("risk.rate_max_orders");
    }

    /** Drawdown that ends trading. */
    BigDecimal kill()
    {
        return Contract.money(holding.highest().multiply(new BigDecimal(
            settings.number("risk.drawdown_kill_fraction")).setScale(8, java.math.RoundingMode.HALF_EVEN)));
    }

    private BigDecimal share(final String key)
    {
        return Contract.money(holding.equity().max(BigDecimal.ZERO).multiply(
            new BigDecimal(settings.number(key)).setScale(8, java.math.RoundingMode.HALF_EVEN)));
    }
}
