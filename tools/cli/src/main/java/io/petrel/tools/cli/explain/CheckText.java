package io.petrel.tools.cli.explain;

import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.cli.record.DurationText;
import io.petrel.tools.cli.record.InstrumentUnits;

/** What a rule of the gate measured and allows, in the rule's own unit. */
final class CheckText
{
    private final InstrumentUnits instruments;
    private final long instrumentId;

    CheckText(final InstrumentUnits instruments, final long instrumentId)
    {
        this.instruments = instruments;
        this.instrumentId = instrumentId;
    }

    /** A measured value or limit; "-" for one that could not be measured or does not apply. */
    String value(final String rule, final Object raw)
    {
        if (!(raw instanceof Long number) || Units.NULL_E8 == number)
        {
            return "-";
        }
        final String text = switch (rule)
        {
            case "ORDER_NOTIONAL", "POSITION", "DRAWDOWN", "PROFIT_TARGET", "CONSISTENCY", "LEVERAGE", "NET_EXPOSURE",
                "CONCENTRATION", "RISK_SHARE", "CORRELATION", "SECTOR", "HEAT", "CAPITAL_FLOOR", "TRAILING_DRAWDOWN",
                "DAILY_LOSS", "OVERALL_LOSS", "RESET_AHEAD" ->
                E8.format(number);
            case "VOLATILITY", "VALUE_AT_RISK", "EXPECTED_SHORTFALL", "STRESS" -> E8.format(number);
            case "ORDER_SIZE", "SHORT_NOT_ALLOWED", "MARTINGALE", "TRADING_DAYS" ->
                instruments.size(instrumentId, number);
            case "PRICE_BAND", "NO_REFERENCE_PRICE" -> instruments.price(instrumentId, number);
            case "TRADE_GAP" -> DurationText.of(number);
            default -> null;
        };
        return null == text ? Long.toString(number) : text;
    }

    /** What both values are counted in; empty for flags. */
    String unit(final String rule)
    {
        return switch (rule)
        {
            case "ORDER_NOTIONAL", "POSITION", "DRAWDOWN", "PROFIT_TARGET", "CONSISTENCY", "LEVERAGE", "NET_EXPOSURE",
                "CONCENTRATION", "RISK_SHARE", "CORRELATION", "SECTOR", "HEAT", "CAPITAL_FLOOR", "TRAILING_DRAWDOWN",
                "DAILY_LOSS", "OVERALL_LOSS", "RESET_AHEAD" ->
                instruments.currency(instrumentId);
            case "ORDER_SIZE", "SHORT_NOT_ALLOWED", "MARTINGALE", "TRADING_DAYS" -> "size";
            case "PRICE_BAND", "NO_REFERENCE_PRICE" -> "price";
            case "RATE", "OPEN_ORDERS" -> "orders";
            case "VOLATILITY" -> "a year";
            case "VALUE_AT_RISK", "EXPECTED_SHORTFALL", "STRESS" -> "of equity";
            default -> "";
        };
    }
}
