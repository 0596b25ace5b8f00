package io.petrel.tools.cli.state;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.FloorParams;
import io.petrel.core.risk.RiskParams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where one account stands: what it may do, its money and watermarks, and every rule with its limit.
 *
 * @param accountId number.
 * @param name      of the configuration; empty if the journal names none.
 * @param state     of the guardian.
 * @param closedFor reasons for which the gate is closed.
 * @param money     by name, in decimals.
 * @param floors    what equity must stay above.
 * @param rules     every number of {@code risk.*} in force.
 */
public record AccountDocument(
    int accountId,
    String name,
    String state,
    List<String> closedFor,
    Map<String, String> money,
    List<FloorLine> floors,
    List<RuleLine> rules)
{
    private static final String RISK = "risk.";

    /**
     * One floor.
     *
     * @param rule        its parameter.
     * @param equityE8    what is held against it.
     * @param floorE8     the least it may be.
     * @param distanceE8  what may still be lost.
     * @param distanceAtr the same in moves of one ATR against the account; not a number where none is known.
     * @param origin      whether its number is configured or calibrated, for the account or for all.
     */
    public record FloorLine(
        String rule, long equityE8, long floorE8, long distanceE8, double distanceAtr, String origin)
    {
    }

    /**
     * One number.
     *
     * @param key    of the parameter.
     * @param value  in force.
     * @param unit   of it.
     * @param source whether configured or calibrated, for the account or for all.
     */
    public record RuleLine(String key, Object value, String unit, String source)
    {
    }

    /**
     * Reads an account.
     *
     * @param core  that ran.
     * @param index of the account.
     * @param names of accounts by number.
     * @return where it stands.
     */
    public static AccountDocument of(final Pipeline core, final int index, final Map<Integer, String> names)
    {
        final AccountLane account = core.account(index);
        return new AccountDocument(
            account.accountId(),
            names.getOrDefault(account.accountId(), ""),
            account.gateSwitch().state().name(),
            Arrays.stream(CloseReason.values()).filter(account.gateSwitch()::isClosedFor).map(CloseReason::name)
                .toList(),
            money(account.portfolio()),
            floors(account, atrE8(core, account.portfolio())),
            rules(account.parameters()));
    }

    /**
     * As names and values.
     *
     * @return for JSON.
     */
    public Map<String, Object> fields()
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("accountId", accountId);
        fields.put("name", name);
        fields.put("guardian", state);
        fields.put("closedFor", closedFor);
        fields.putAll(money);
        fields.put("floors", floors.stream().map(AccountDocument::floor).toList());
        fields.put("rules", rules.stream().map(AccountDocument::rule).toList());
        return fields;
    }

    private static Map<String, Object> floor(final FloorLine line)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", line.rule());
        fields.put("equity", E8.format(line.equityE8()));
        fields.put("floor", E8.format(line.floorE8()));
        fields.put("distance", E8.format(line.distanceE8()));
        fields.put("distanceAtr", Double.isNaN(line.distanceAtr()) ? null : line.distanceAtr());
        fields.put("source", line.origin());
        return fields;
    }

    private static Map<String, Object> rule(final RuleLine line)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", line.key());
        fields.put("value", line.value());
        fields.put("unit", line.unit());
        fields.put("source", line.source());
        return fields;
    }

    private static Map<String, String> money(final Portfolio portfolio)
    {
        final Map<String, String> money = new LinkedHashMap<>();
        money.put("initialBalance", E8.format(portfolio.initialE8()));
        money.put("balance", E8.format(portfolio.balanceE8()));
        money.put("equity", E8.format(portfolio.equityE8()));
        money.put("highWater", E8.format(portfolio.highWaterE8()));
        money.put("drawdown", E8.format(portfolio.drawdownE8()));
        money.put("realised", E8.format(portfolio.realisedE8()));
        money.put("unrealised", E8.format(portfolio.unrealisedE8()));
        money.put("fees", E8.format(portfolio.feesE8()));
        money.put("funding", E8.format(portfolio.fundingE8()));
        money.put("swap", E8.format(portfolio.swapE8()));
        return money;
    }

    private static List<FloorLine> floors(final AccountLane account, final double atrE8)
    {
        final List<FloorLine> floors = new ArrayList<>();
        final Portfolio portfolio = account.portfolio();
        final Param kill = account.parameters().param(RiskParams.DRAWDOWN_KILL_FRACTION);
        if (portfolio.isOpen())
        {
            add(floors, portfolio, kill, portfolio.highWaterE8(), portfolio.highWaterE8(), atrE8);
            for (final String rule : List.of(FloorParams.TRAILING, FloorParams.OVERALL))
            {
                addFloor(floors, account, rule, FloorParams.HARD_FRACTION, atrE8);
                addFloor(floors, account, rule, FloorParams.GUARD_FRACTION, atrE8);
                addFloor(floors, account, rule, FloorParams.REDUCE_FRACTION, atrE8);
            }
        }
        return floors;
    }

    /** Floors whose reference the portfolio knows: the initial balance, and the high-water mark of equity. */
    private static void addFloor(
        final List<FloorLine> floors,
        final AccountLane account,
        final String rule,
        final String fraction,
        final double atrE8)
    {
        final Parameters parameters = account.parameters();
        final Portfolio portfolio = account.portfolio();
        final Param reference = parameters.param(rule + FloorParams.REFERENCE);
        final Param percentOf = parameters.param(rule + FloorParams.PERCENT_OF);
        if (reference.isSet() && percentOf.isSet() && FloorParams.FROM_DAY_START != reference.asLong())
        {
            final long fromE8 = FloorParams.FROM_INITIAL == reference.asLong() ?
                portfolio.initialE8() : portfolio.highWaterE8();
            add(floors, portfolio, parameters.param(rule + fraction), fromE8,
                FloorParams.PERCENT_OF_INITIAL == percentOf.asLong() ? portfolio.initialE8() : fromE8, atrE8);
        }
    }

    private static void add(
        final List<FloorLine> floors,
        final Portfolio portfolio,
        final Param fraction,
        final long referenceE8,
        final long ofE8,
        final double atrE8)
    {
        if (fraction.isSet())
        {
            final long floorE8 = referenceE8 - (long)(ofE8 * fraction.asDouble());
            final long distanceE8 = portfolio.equityE8() - floorE8;
            floors.add(new FloorLine(fraction.spec().key(), portfolio.equityE8(), floorE8, distanceE8,
                distanceE8 / atrE8, source(fraction)));
        }
    }

    private static List<RuleLine> rules(final Parameters parameters)
    {
        final List<RuleLine> rules = new ArrayList<>();
        for (int i = 0; i < parameters.count(); i++)
        {
            final Param param = parameters.at(i);
            if (param.spec().key().startsWith(RISK) && param.isSet())
            {
                rules.add(new RuleLine(param.spec().key(), ParamText.value(param), param.spec().unit(), source(param)));
            }
        }
        return rules;
    }

    private static String source(final Param param)
    {
        return param.source().name().toLowerCase(Locale.ROOT) + (param.isOwn() ? ", its own" : ", for all");
    }

    /** Money that a move of one ATR against the account costs; not a number where no ATR is ready. */
    private static double atrE8(final Pipeline core, final Portfolio portfolio)
    {
        double heldE8 = 0;
        double mainE8 = Double.NaN;
        for (int i = 0; i < core.instrumentCount(); i++)
        {
            final FeatureVector features = core.features(i);
            final long referenceTicks = core.market(i).referenceTicks();
            if (features.isReady(Feature.ATR) && Units.NULL_TICKS != referenceTicks && referenceTicks > 0)
            {
                final double share = features.value(Feature.ATR) / referenceTicks;
                final ContractMath contract = core.market(i).instrument().contract();
                final long lots = Math.abs(portfolio.position(core.market(i).instrument()).lots());
                heldE8 += contract.notionalE8(referenceTicks, lots) * share;
                mainE8 = Double.isNaN(mainE8) ? portfolio.equityE8() * share : mainE8;
            }
        }
        return heldE8 > 0 ? heldE8 : mainE8;
    }
}
