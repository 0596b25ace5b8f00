package io.petrel.tools.cli.state;

import io.petrel.codecs.event.RuleId;
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
import io.petrel.core.risk.AccountDays;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.ConductParams;
import io.petrel.core.risk.FloorParams;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.risk.RuleBook;
import io.petrel.tools.cli.record.DurationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one account stands: what it may do, its money and watermarks, and every rule with its limit.
 *
 * @param accountId number.
 * @param name      of the configuration; empty if the journal names none.
 * @param state     of the guardian.
 * @param closedFor reasons for which the gate is closed, each with what opens it.
 * @param notices   what a person should do something about.
 * @param money     by name, in decimals.
 * @param floors    what equity must stay above.
 * @param standings what the other rules in force measure now.
 * @param rules     every number of {@code risk.*} in force.
 */
public record AccountDocument(
    int accountId,
    String name,
    String state,
    List<ClosedFor> closedFor,
    List<String> notices,
    Map<String, String> money,
    List<FloorLine> floors,
    List<StandingLine> standings,
    List<RuleLine> rules)
{
    private static final String RISK = "risk.";
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final SortedMap<RuleId, String> FLOORS = new TreeMap<>(Map.of(
        RuleId.TRAILING_DRAWDOWN, FloorParams.TRAILING,
        RuleId.DAILY_LOSS, FloorParams.DAILY,
        RuleId.OVERALL_LOSS, FloorParams.OVERALL));

    /**
     * One floor.
     *
     * @param rule        its parameter.
     * @param equityE8    what is held against it.
     * @param floorE8     the least it may be.
     * @param distanceE8  what may still be lost.
     * @param distanceAtr the same in moves of one ATR against the account; not a number where none is known.
     * @param origin      file and line of its number, or how it was calibrated.
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
     * @param words  the value for people.
     * @param per    what the words count; empty where they say it themselves.
     * @param source file and line, or how it was calibrated.
     */
    public record RuleLine(String key, Object value, String unit, String words, String per, String source)
    {
    }

    /**
     * Reads an account.
     *
     * @param execution that ran.
     * @param index     of the account.
     * @param names     of accounts by number.
     * @return where it stands.
     */
    public static AccountDocument of(
        final Execution execution, final int index, final Map<Integer, String> names)
    {
        final Pipeline core = execution.pipeline();
        final Origins origins = execution.origins();
        final long nowNs = execution.ingestTimeNs();
        final AccountLane account = core.account(index);
        final double atrE8 = atrE8(core, account.portfolio());
        final StandingLines standings = new StandingLines(atrE8);
        account.rules().tellStandings(nowNs, standings);
        return new AccountDocument(
            account.accountId(),
            names.getOrDefault(account.accountId(), ""),
            account.gateSwitch().state().name(),
            Arrays.stream(CloseReason.values()).filter(account.gateSwitch()::isClosedFor).map(ClosedFor::of).toList(),
            notices(account, nowNs),
            money(account),
            floors(account, origins, atrE8),
            standings.lines(),
            rules(account.parameters(), origins));
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
        fields.put("closedFor", closedFor.stream().map(closed -> closed.reason().name()).toList());
        fields.put("notices", notices);
        fields.putAll(money);
        fields.put("floors", floors.stream().map(AccountDocument::floor).toList());
        fields.put("standings", standings.stream().map(StandingLine::fields).toList());
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
        fields.put("words", line.words());
        fields.put("source", line.source());
        return fields;
    }

    /** An account that must trade soon. */
    private static List<String> notices(final AccountLane account, final long nowNs)
    {
        final Param maxDays = account.parameters().param(ConductParams.INACTIVITY_MAX_DAYS);
        final Param guardDays = account.parameters().param(ConductParams.INACTIVITY_GUARD_DAYS);
        final AccountDays days = account.rules().days();
        final List<String> notices = new ArrayList<>();
        if (days.isKnown() && guardDays.isSet() && nowNs - days.lastTradeNs() >= guardDays.asLong() * DAY_NS)
        {
            final long leftNs = maxDays.isSet() ? maxDays.asLong() * DAY_NS - (nowNs - days.lastTradeNs()) : 0;
            notices.add("INACTIVITY: no trade for " + DurationText.of(nowNs - days.lastTradeNs()) +
                (!maxDays.isSet() ? "" : leftNs > 0 ? ", " + DurationText.of(leftNs) + " left to make one" :
                ", longer than the account may"));
        }
        return notices;
    }

    private static Map<String, String> money(final AccountLane account)
    {
        final Portfolio portfolio = account.portfolio();
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
        final AccountDays days = account.rules().days();
        if (days.isKnown())
        {
            money.put("dayStartBalance", E8.format(days.startBalanceE8()));
            money.put("dayStartEquity", E8.format(days.startEquityE8()));
            money.put("dayProfit", E8.format(days.dayProfitE8()));
            money.put("bestDayProfit", E8.format(days.bestProfitE8()));
            money.put("tradingDays", Integer.toString(days.tradingDays()));
        }
        return money;
    }

    private static List<FloorLine> floors(final AccountLane account, final Origins origins, final double atrE8)
    {
        final List<FloorLine> floors = new ArrayList<>();
        final Portfolio portfolio = account.portfolio();
        if (portfolio.isOpen())
        {
            addKill(floors, account, origins, atrE8);
            FLOORS.forEach((rule, key) ->
            {
                final RuleBook rules = account.rules();
                add(floors, account, origins, key + FloorParams.HARD_FRACTION, rules.hardFloorE8(rule), atrE8);
                add(floors, account, origins, key + FloorParams.GUARD_FRACTION, rules.guardFloorE8(rule), atrE8);
            });
        }
        return floors;
    }

    private static void addKill(
        final List<FloorLine> floors, final AccountLane account, final Origins origins, final double atrE8)
    {
        final Param kill = account.parameters().param(RiskParams.DRAWDOWN_KILL_FRACTION);
        final long highWaterE8 = account.portfolio().highWaterE8();
        if (kill.isSet())
        {
            add(floors, account, origins, kill.spec().key(), highWaterE8 - (long)(highWaterE8 * kill.asDouble()),
                atrE8);
        }
    }

    private static void add(
        final List<FloorLine> floors,
        final AccountLane account,
        final Origins origins,
        final String key,
        final long floorE8,
        final double atrE8)
    {
        if (Units.NULL_E8 != floorE8)
        {
            final long equityE8 = account.portfolio().equityE8();
            final long distanceE8 = equityE8 - floorE8;
            floors.add(new FloorLine(
                key, equityE8, floorE8, distanceE8, distanceE8 / atrE8, origins.of(account.parameters().param(key))));
        }
    }

    private static List<RuleLine> rules(final Parameters parameters, final Origins origins)
    {
        final List<RuleLine> rules = new ArrayList<>();
        for (int i = 0; i < parameters.count(); i++)
        {
            final Param param = parameters.at(i);
            if (param.spec().key().startsWith(RISK) && param.isSet())
            {
                rules.add(new RuleLine(param.spec().key(), ParamText.value(param), param.spec().unit(),
                    ParamText.words(param), ParamText.unit(param), origins.of(param)));
            }
        }
        return rules;
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
