package io.petrel.core.risk;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.RuleId;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.sizing.StopSource;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Zones;

/**
 * The rules that one account has besides the gate's limits, what they count from, and the floors that the guardian
 * watches. The gate asks it before each order that takes risk; the guardian at every event.
 *
 * <pre>
 *   TradeLog, AccountDays, InstrumentList, RiskModel       what is known (state); SharedRules: to all accounts
 *   Floors, WorstCase                                                    computed from it
 *   ConductRules, ExposureRules, FloorRules                              recorded in the verdict, in schema order
 * </pre>
 *
 * <p>Pipeline thread only; allocates when an instrument is first seen, never after.
 */
public final class RuleBook implements Stateful
{
    private final Portfolio portfolio;
    private final DayClock clock;
    private final AccountDays days;
    private final Floors floors;
    private final WorstCase worst;
    private final TradeLog trades;
    private final NewsCalendar news;
    private final InstrumentList list = new InstrumentList();
    private final Calendar calendar;
    private final PortfolioRisk risk;
    private final RiskModel model;
    private final ConductRules conduct;
    private final ExposureRules exposures;
    private final FloorRules floorRules;
    private final Standings standings;
    private final VerdictSink sink;
    private final Param shrink;
    private final Param newsFlat;
    private final Parameters parameters;

    RuleBook(final Portfolio portfolio, final Parameters parameters, final VerdictSink sink)
    {
        this.portfolio = portfolio;
        this.sink = sink;
        this.parameters = parameters;
        clock = new DayClock(parameters);
        days = new AccountDays(portfolio, parameters, clock, sink);
        floors = new Floors(parameters, days);
        worst = new WorstCase(portfolio, parameters);
        trades = new TradeLog(portfolio);
        news = new NewsCalendar(parameters);
        calendar = new Calendar(parameters, clock);
        risk = new PortfolioRisk(portfolio, parameters);
        model = new RiskModel(portfolio, parameters, risk);
        conduct = new ConductRules(portfolio, parameters, clock, days, trades, calendar, news, list);
        exposures = new ExposureRules(portfolio, parameters, worst, floors, risk, model, list);
        floorRules = new FloorRules(portfolio, parameters, days, floors, worst);
        standings = new Standings(
            portfolio, parameters, clock, days, trades, news, calendar, conduct, risk);
        newsFlat = parameters.param(ConductParams.NEWS_FLAT);
        shrink = parameters.param(FloorParams.SHRINK);
    }

    /**
     * Where local time comes from.
     *
     * @param zones of the core.
     */
    public void zones(final Zones zones)
    {
        clock.zones(zones);
    }

    /**
     * Where the stops of positions are known.
     *
     * @param stops of the account's execution.
     */
    public void stops(final StopSource stops)
    {
        worst.stops(stops);
    }

    /**
     * What the other accounts hold.
     *
     * @param others all accounts of the node.
     */
    public void others(final AccountsView others)
    {
        conduct.others(others);
    }

    /**
     * What the rules of all accounts go by.
     *
     * @param shared by all accounts of the node.
     */
    public void shared(final SharedRules shared)
    {
        news.windows(shared.news());
        list.shared(shared.instruments());
    }

    /**
     * The account's list says what it may do with an instrument.
     *
     * @param symbolHash FNV-1a of the symbol.
     * @param permission whether it may be traded.
     * @param sectorId   it counts to, or the null of instruments.
     */
    public void onInstrumentRule(final long symbolHash, final Permission permission, final int sectorId)
    {
        list.set(symbolHash, permission, sectorId);
    }

    /** {@return days, watermarks and the phase} */
    public AccountDays days()
    {
        return days;
    }

    /** {@return risk of the portfolio as measured last} */
    public PortfolioRisk risk()
    {
        return risk;
    }

    /**
     * A rule's hard floor now.
     *
     * @param rule TRAILING_DRAWDOWN, DAILY_LOSS or OVERALL_LOSS.
     * @return E8, or the null of money if it is not in force.
     */
    public long hardFloorE8(final RuleId rule)
    {
        final Floor floor = floor(rule);
        return null == floor || !floor.isComplete() ? Verdict.NOT_APPLIED : floor.hardE8();
    }

    /**
     * A rule's guardian threshold now.
     *
     * @param rule TRAILING_DRAWDOWN, DAILY_LOSS or OVERALL_LOSS.
     * @return E8, or the null of money if it is not in force.
     */
    public long guardFloorE8(final RuleId rule)
    {
        final Floor floor = floor(rule);
        return null == floor || !floor.isComplete() ? Verdict.NOT_APPLIED : floor.guardE8();
    }

    /**
     * Tells where the account stands with each rule in force that means something without an order, between two events.
     *
     * @param nowNs core time.
     * @param sink  told rule by rule.
     */
    public void tellStandings(final long nowNs, final StandingSink sink)
    {
        standings.tell(nowNs, sink);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        days.visitState(state);
        trades.visitState(state);
        list.visitState(state);
        model.visitState(state);
        risk.visitState(state);
    }

    void beginEvent(final long nowNs)
    {
        days.beginEvent(nowNs);
    }

    /** When the account's day ends, core time, or the null of time if its zone is not known. */
    long dayEndNs(final long nowNs)
    {
        return clock.nextResetNs(nowNs);
    }

    /** Numbers not set that a rule in force needs. */
    int missing()
    {
        floors.refresh();
        return floors.isAnyInForce() ? floors.missing() + worst.missing() : 0;
    }

    /** The rules in the order of the schema; {@code isMeasurable} tells that price and size make sense. */
    void check(
        final OrderIntent intent,
        final Exposure exposure,
        final Verdict verdict,
        final boolean isMeasurable,
        final long nowNs)
    {
        floors.refresh();
        conduct.checkCalendar(intent, verdict, floors.isAnyInForce(), nowNs);
        conduct.checkStyle(intent, exposure, verdict, nowNs);
        if (isMeasurable)
        {
            worst.of(intent, exposure.replacedLots(), intent.replacesOrderId());
            exposures.checkPositions(verdict);
        }
        conduct.checkRecord(intent, verdict);
        if (isMeasurable)
        {
            exposures.check(intent, verdict);
            floorRules.check(verdict, nowNs);
        }
    }

    /** An order has left. */
    void onSent(final OrderIntent intent, final boolean takesRisk, final long nowNs)
    {
        if (takesRisk && !intent.isReplacement())
        {
            trades.onEntry(portfolio.position(intent.market().instrument()), nowNs);
        }
    }

    /** Whether an order that this rule refused may be made smaller instead. */
    boolean mayShrink(final RuleId rule, final OrderPurpose purpose)
    {
        if (!shrink.isSet() || !shrink.asBool() || OrderPurpose.ENTRY != purpose)
        {
            return false;
        }
        switch (rule)
        {
            case ORDER_SIZE:
            case ORDER_NOTIONAL:
            case POSITION:
            case MARTINGALE:
            case TRADING_DAYS:
            case LEVERAGE:
            case NET_EXPOSURE:
            case CONCENTRATION:
            case RISK_SHARE:
            case CORRELATION:
            case SECTOR:
            case HEAT:
            case VOLATILITY:
            case VALUE_AT_RISK:
            case EXPECTED_SHORTFALL:
            case STRESS:
            case TRAILING_DRAWDOWN:
            case DAILY_LOSS:
            case OVERALL_LOSS:
            case RESET_AHEAD:
                return true;
            default:
                return false;
        }
    }

    /** When the portfolio is measured next. */
    long measureNs()
    {
        return model.dueNs();
    }

    /** Measures the portfolio when its interval is over; returns whether it did. */
    boolean measure(final long nowNs)
    {
        if (!model.isDue(nowNs))
        {
            return false;
        }
        worst.ofHeld();
        final double equity = portfolio.equityE8();
        final boolean isKnown = equity > 0 && 0 == worst.missing() && !worst.isStopless();
        model.measure(nowNs, isKnown ? worst.lossE8() / equity : Double.NaN, trades.lossesInARow());
        return true;
    }

    void publishRisk(final RuleId breach)
    {
        risk.breached(breach);
        sink.onPortfolioRisk(risk);
    }

    boolean isFlatForNews()
    {
        return news.isInForce() && newsFlat.isSet() && newsFlat.asBool();
    }

    Parameters parameters()
    {
        return parameters;
    }

    Floors floors()
    {
        return floors;
    }

    WorstCase worst()
    {
        return worst;
    }

    TradeLog trades()
    {
        return trades;
    }

    NewsCalendar news()
    {
        return news;
    }

    Calendar calendar()
    {
        return calendar;
    }

    ConductRules conduct()
    {
        return conduct;
    }

    FloorRules floorRules()
    {
        return floorRules;
    }

    private Floor floor(final RuleId rule)
    {
        floors.refresh();
        for (int i = 0; i < floors.count(); i++)
        {
            if (floors.at(i).rule() == rule)
            {
                return floors.at(i);
            }
        }
        return null;
    }
}
