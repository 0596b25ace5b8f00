package io.petrel.core.risk;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.core.execution.IntentSink;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Checks every intent against every rule, in the order of the schema, tells the verdict, and sends what passed.
 * Nothing else can send: the order port is held here only, and what it takes only this package can make.
 *
 * <p>{@link OrderRules} bind every order, the {@link RuleBook} those that take risk.
 *
 * <p>Enters: intents. Leaves: one verdict for each, and at most one order, which leaves before its verdict is told.
 * Pipeline thread only; allocates nothing.
 */
public final class Gate implements IntentSink, Stateful
{
    private final Portfolio portfolio;
    private final GateSwitch gateSwitch;
    private final OrderIds ids;
    private final OrderPort orders;
    private final VerdictSink verdicts;
    private final Limits limits;
    private final RuleBook rules;
    private final Exposure exposure = new Exposure();
    private final Verdict verdict = new Verdict();
    private final OrderRules orderRules;
    private final ApprovedOrder approved = new ApprovedOrder();
    private long nowNs;
    private long approvals;
    private long refusals;

    /**
     * The gate of one account.
     *
     * @param portfolio  of the account.
     * @param parameters holds {@link RiskParams}.
     * @param gateSwitch of the account.
     * @param ids        of the orders of all accounts.
     * @param orders     the only way out.
     * @param verdicts   told of every intent.
     */
    public Gate(
        final Portfolio portfolio,
        final Parameters parameters,
        final GateSwitch gateSwitch,
        final OrderIds ids,
        final OrderPort orders,
        final VerdictSink verdicts)
    {
        this.portfolio = portfolio;
        this.gateSwitch = gateSwitch;
        this.ids = ids;
        this.orders = orders;
        this.verdicts = verdicts;
        this.limits = new Limits(parameters);
        this.rules = new RuleBook(portfolio, parameters, verdicts);
        this.orderRules = new OrderRules(portfolio, gateSwitch, limits, rules, exposure, verdict);
    }

    /**
     * Begins an inbound event: times are its time. Call before anything else of the account sees the event.
     *
     * @param eventNowNs core time.
     */
    public void beginEvent(final long eventNowNs)
    {
        nowNs = eventNowNs;
        rules.beginEvent(nowNs);
    }

    @Override
    public void onIntent(final OrderIntent intent)
    {
        verdict.begin(clientOrderId(intent), intent);
        exposure.of(intent, portfolio);
        check(intent);
        if (!verdict.isApproved() && !intent.isReplacement() && rules.mayShrink(verdict.rule(), intent.purpose()))
        {
            shrink(intent, verdict.clientOrderId());
        }
        final int place = verdicts.place();
        if (verdict.isApproved())
        {
            send(intent);
        }
        else
        {
            refusals++;
        }
        verdicts.onVerdict(verdict, place);
    }

    @Override
    public void onCancelIntent(final long clientOrderId)
    {
        orders.cancel(clientOrderId, nowNs);
    }

    @Override
    public boolean admitsEntries()
    {
        return gateSwitch.admits(OrderPurpose.ENTRY, false);
    }

    @Override
    public boolean admitsClosing(final OrderPurpose purpose)
    {
        return gateSwitch.admits(purpose, true);
    }

    /**
     * Takes back what works, oldest first, but for exits at the venue: these are the position's, protect it, and open
     * nothing. Where everything is to be closed, execution takes them back once what closes instead may leave.
     */
    void cancelOrders()
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (!order.isLeg())
            {
                orders.cancel(order.clientOrderId(), nowNs);
            }
        }
    }

    /** Takes back every working order, exits at the venue too, oldest first. */
    void cancelEverything()
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            orders.cancel(order.clientOrderId(), nowNs);
        }
    }

    /** Takes back every working order that would open or add to a position, oldest first. */
    void cancelEntries()
    {
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (OrderPurpose.ENTRY == order.purpose())
            {
                orders.cancel(order.clientOrderId(), nowNs);
            }
        }
    }

    /** {@return the rules of the account} */
    public RuleBook rules()
    {
        return rules;
    }

    /** {@return orders approved so far} */
    public long approvals()
    {
        return approvals;
    }

    /** {@return intents refused so far} */
    public long refusals()
    {
        return refusals;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nowNs = state.visit(nowNs);
        approvals = state.visit(approvals);
        refusals = state.visit(refusals);
        orderRules.visitState(state);
        rules.visitState(state);
    }

    Limits limits()
    {
        return limits;
    }

    long nowNs()
    {
        return nowNs;
    }

    /** Removes a rule: for tests that prove that its absence would be noticed. */
    void remove(final RuleId rule)
    {
        verdict.remove(rule);
    }

    private void send(final OrderIntent intent)
    {
        approvals++;
        orderRules.onSent(nowNs);
        approved.of(verdict.clientOrderId(), intent, rules.dayEndNs(nowNs));
        rules.onSent(intent, !exposure.isReducing(), nowNs);
        if (intent.isReplacement())
        {
            orders.replace(approved, nowNs);
            return;
        }
        reserve();
        orders.send(approved, nowNs);
    }

    private void reserve()
    {
        final WorkingOrders working = portfolio.workingOrders();
        final Position position = portfolio.position(approved.instrument());
        if (approved.isLeg())
        {
            working.reserveLeg(approved.clientOrderId(), position, approved.side(), approved.purpose(),
                approved.priceTicks(), approved.stopPriceTicks(), approved.groupId(), approved.sizeLots(), nowNs);
        }
        else
        {
            working.reserve(approved.clientOrderId(), position, approved.side(), approved.purpose(),
                approved.isPostOnly(), approved.priceTicks(), approved.sizeLots(), nowNs);
        }
    }

    private long clientOrderId(final OrderIntent intent)
    {
        return intent.isReplacement() ? intent.replacesOrderId() : ids.next();
    }

    /** Finds the largest size that passes, by halving; if the smallest lawful one does not, the refusal stands. */
    private void shrink(final OrderIntent intent, final long id)
    {
        final long askedLots = intent.sizeLots();
        long passing = Math.max(1, limits.orderSizeMinLots());
        long failing = askedLots;
        if (passing >= askedLots || !passes(intent, id, passing))
        {
            passes(intent, id, askedLots);
            return;
        }
        while (failing - passing > 1)
        {
            final long middle = passing + (failing - passing) / 2;
            if (passes(intent, id, middle))
            {
                passing = middle;
            }
            else
            {
                failing = middle;
            }
        }
        passes(intent, id, passing);
        verdict.asked(askedLots);
    }

    private boolean passes(final OrderIntent intent, final long id, final long sizeLots)
    {
        verdict.begin(id, intent.ofSize(sizeLots));
        exposure.of(intent, portfolio);
        check(intent);
        return verdict.isApproved();
    }

    private void check(final OrderIntent intent)
    {
        orderRules.check(intent, nowNs);
        if (!exposure.isReducing())
        {
            rules.check(intent, exposure, verdict, orderRules.isMeasurable(intent), nowNs);
        }
    }
}
