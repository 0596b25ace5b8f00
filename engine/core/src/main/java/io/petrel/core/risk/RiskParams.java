package io.petrel.core.risk;

import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.portfolio.WorkingOrders;
import java.util.List;

/**
 * The limits of the gate that every account must have: all must be set before risk is taken, of the two order notionals
 * at least one. The rules that an account may have besides are in {@link FloorParams}, {@link ConductParams} and {@link
 * PortfolioRiskParams}.
 */
public final class RiskParams
{
    /** Furthest a limit price may be from the reference. */
    public static final String PRICE_BAND_BPS = "risk.price_band_bps";
    /** Smallest order that takes risk. */
    public static final String ORDER_SIZE_MIN_LOTS = "risk.order_size_min_lots";
    /** Largest order that takes risk. */
    public static final String ORDER_SIZE_MAX_LOTS = "risk.order_size_max_lots";
    /** Largest order notional in money. */
    public static final String ORDER_NOTIONAL_MAX_E8 = "risk.order_notional_max_e8";
    /** Largest order notional as a fraction of equity. */
    public static final String ORDER_NOTIONAL_MAX_FRACTION = "risk.order_notional_max_fraction";
    /** Largest position notional, all working orders filled, as a fraction of equity. */
    public static final String POSITION_MAX_FRACTION = "risk.position_max_fraction";
    /** Most orders that may work at once. */
    public static final String OPEN_ORDERS_MAX = "risk.open_orders_max";
    /** Most orders in one window. */
    public static final String RATE_MAX_ORDERS = "risk.rate_max_orders";
    /** Length of that window. */
    public static final String RATE_WINDOW_NS = "risk.rate_window_ns";
    /** Fall from the high-water mark at which all is closed. */
    public static final String DRAWDOWN_KILL_FRACTION = "risk.drawdown_kill_fraction";

    /** Half of the reference: a band that reaches zero would be no band. */
    private static final double BAND_MAX_BPS = 5_000;
    private static final long SIZE_MAX_LOTS = 1_000_000_000_000_000L;
    private static final long MONEY_MAX_E8 = 4_000_000_000_000_000_000L;
    private static final double LEVERAGE_MAX = 1_000;

    private RiskParams()
    {
    }

    /** {@return the specs of all keys of this stage} */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(gateSpecs(), FloorParams.specs(), ConductParams.specs(), PortfolioRiskParams.specs());
    }

    private static List<ParamSpec> gateSpecs()
    {
        return List.of(
            ParamSpec.ofDouble(PRICE_BAND_BPS, "bps", 0, BAND_MAX_BPS, "Furthest limit price from the reference"),
            ParamSpec.ofLong(ORDER_SIZE_MIN_LOTS, "lots", 1, SIZE_MAX_LOTS, "Smallest order that takes risk"),
            ParamSpec.ofLong(ORDER_SIZE_MAX_LOTS, "lots", 1, SIZE_MAX_LOTS, "Largest order that takes risk"),
            ParamSpec.ofLong(ORDER_NOTIONAL_MAX_E8, "E8", 1, MONEY_MAX_E8, "Largest order that takes risk, in money"),
            ParamSpec.ofDouble(ORDER_NOTIONAL_MAX_FRACTION, "1", 0, LEVERAGE_MAX,
                "Largest order that takes risk, as a fraction of equity"),
            ParamSpec.ofDouble(POSITION_MAX_FRACTION, "1", 0, LEVERAGE_MAX,
                "Largest position of one instrument with all its working orders filled, as a fraction of equity"),
            ParamSpec.ofLong(OPEN_ORDERS_MAX, "1", 0, WorkingOrders.CAPACITY, "Most orders working at once"),
            ParamSpec.ofLong(RATE_MAX_ORDERS, "1", 0, RateWindow.CAPACITY, "Most orders sent in one window"),
            ParamSpec.ofLong(RATE_WINDOW_NS, "ns", 1, Long.MAX_VALUE, "Length of the window of the order rate"),
            ParamSpec.ofShare(DRAWDOWN_KILL_FRACTION,
                "Fall from the high-water mark at which the gate closes and all is flattened"));
    }
}
