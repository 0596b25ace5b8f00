package io.petrel.tools.cli;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.tools.backtest.CostAnalysis;
import io.petrel.tools.backtest.CostGroup;
import io.petrel.tools.backtest.ParentCost;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel tca}: what the orders of a journal cost, and of what. */
@Command(
    name = "tca",
    description = "Tell what each parent order cost against decision, arrival and market VWAP (transaction costs).",
    footer = {"", "Example:", "  ./petrel tca data/latest --by algorithm", "",
        "Costs are basis points of the value at the decision; positive is lost. delay + spread + impact + fees +",
        "opportunity = total, the implementation shortfall. docs/execution.md has the formulas."})
final class TcaCommand extends PetrelCommand
{
    private static final int WHOLE_PERCENT = 100;
    /** Of a mean price beyond those of a tick. */
    private static final int MORE_DIGITS = 2;

    @Parameters(paramLabel = "JOURNAL", description = "Folder of a run or a backtest.")
    private Path journal;

    @Option(names = "--by", paramLabel = "WHAT",
        description = "Add up by algorithm, instrument, hour (of the day, UTC) or account (default: each parent).")
    private CostGroup.By by;

    @Override
    protected int run(final Output output) throws IOException
    {
        final List<ParentCost> costs = CostAnalysis.of(JournalInput.require(journal, FolderKind.NODE));
        if (output.isJson())
        {
            Output.write(output.json(), document(costs));
        }
        else if (costs.isEmpty())
        {
            output.line("no parent orders in %s", journal);
        }
        else
        {
            print(output, costs);
        }
        return ExitCode.DONE;
    }

    private void print(final Output output, final List<ParentCost> costs)
    {
        if (null == by)
        {
            output.table(parents(output, costs));
            output.line("");
        }
        final Table groups = new Table(null == by ? "ALL" : by.name(), "PARENTS", "VALUE", "FILLED%", "DELAY", "SPREAD",
            "IMPACT", "FEES", "OPPORTUNITY", "TOTAL", "TOTAL_MONEY", "VS_VWAP", "ESTIMATED", "REALISED");
        groups(costs).forEach(group -> groups.row(group.name(), group.parents(), money(group.decisionValue()),
            percent(group.filledShare()), bps(group.bps(group.delay())), bps(group.bps(group.spread())),
            bps(group.bps(group.impact())), bps(group.bps(group.fees())), bps(group.bps(group.opportunity())),
            bps(group.bps(group.total())), money(group.total()), bps(group.bps(group.vwapSlippage())),
            bps(group.estimatedBps()), bps(group.realisedBps())));
        output.table(groups);
    }

    private List<CostGroup> groups(final List<ParentCost> costs)
    {
        return null == by ? List.of(CostGroup.of("", costs)) : CostGroup.of(costs, by);
    }

    private static Table parents(final Output output, final List<ParentCost> costs)
    {
        final Table table = new Table("PARENT", "REQUEST", "START", "INSTRUMENT", "ALGORITHM", "PURPOSE", "SIDE",
            "SIZE", "FILLED%", "END", "AVERAGE", "DELAY", "SPREAD", "IMPACT", "FEES", "OPPORTUNITY", "TOTAL",
            "VS_VWAP", "ESTIMATED", "REALISED");
        for (final ParentCost cost : costs)
        {
            final CostGroup one = CostGroup.of("", List.of(cost));
            table.row(cost.key().accountId() + ":" + cost.key().parentId(), cost.requestId(),
                output.time(cost.startNs()), cost.symbol(), cost.algorithm(), cost.purpose(), cost.side(),
                cost.contract().lot().format(cost.totalLots()), percent(one.filledShare()), cost.reason(),
                price(cost.contract(), cost.average()),
                bps(one.bps(one.delay())), bps(one.bps(one.spread())), bps(one.bps(one.impact())),
                bps(one.bps(one.fees())), null == cost.opportunity() ? null : bps(one.bps(one.opportunity())),
                bps(one.bps(one.total())), null == cost.vwapSlippage() ? null : bps(one.bps(one.vwapSlippage())),
                null == cost.estimatedBps() ? null : bps(cost.estimatedBps()),
                null == cost.realisedBps() ? null : bps(cost.realisedBps()));
        }
        return table;
    }

    private Map<String, Object> document(final List<ParentCost> costs)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("journal", journal.toString());
        document.put("by", null == by ? "parent" : by.name().toLowerCase(Locale.ROOT));
        if (null == by)
        {
            document.put("parents", costs.stream().map(TcaCommand::document).toList());
        }
        final List<Object> groups = new ArrayList<>();
        groups(costs).forEach(group -> groups.add(document(group)));
        document.put("groups", groups);
        return document;
    }

    private static Map<String, Object> document(final ParentCost cost)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("accountId", cost.key().accountId());
        fields.put("parentId", cost.key().parentId());
        fields.put("requestId", cost.requestId());
        fields.put("instrument", cost.symbol());
        fields.put("algorithm", cost.algorithm().name());
        fields.put("purpose", cost.purpose().name());
        fields.put("side", cost.side().name());
        fields.put("startNs", cost.startNs());
        fields.put("endNs", cost.endNs());
        fields.put("end", cost.reason());
        fields.put("totalLots", cost.totalLots());
        fields.put("filledLots", cost.filledLots());
        fields.put("children", cost.children());
        fields.put("decisionTicks", cost.decision());
        fields.put("arrivalTicks", cost.arrival());
        fields.put("averageTicks", cost.average());
        fields.put("marketVwapTicks", cost.marketVwap());
        fields.put("decisionValue", cost.decisionValue());
        fields.put("delay", cost.delay());
        fields.put("spread", cost.spread());
        fields.put("impact", cost.impact());
        fields.put("fees", cost.fees());
        fields.put("opportunity", cost.opportunity());
        fields.put("total", cost.total());
        fields.put("vwapSlippage", cost.vwapSlippage());
        fields.put("estimatedBps", cost.estimatedBps());
        fields.put("realisedBps", cost.realisedBps());
        return fields;
    }

    private static Map<String, Object> document(final CostGroup group)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", group.name());
        fields.put("parents", group.parents());
        fields.put("decisionValue", group.decisionValue());
        fields.put("filledShare", group.filledShare());
        fields.put("delayBps", group.bps(group.delay()));
        fields.put("spreadBps", group.bps(group.spread()));
        fields.put("impactBps", group.bps(group.impact()));
        fields.put("feesBps", group.bps(group.fees()));
        fields.put("opportunityBps", group.bps(group.opportunity()));
        fields.put("totalBps", group.bps(group.total()));
        fields.put("total", group.total());
        fields.put("vwapSlippageBps", group.bps(group.vwapSlippage()));
        fields.put("estimatedBps", group.estimatedBps());
        fields.put("realisedBps", group.realisedBps());
        return fields;
    }

    private static String price(final ContractMath contract, final BigDecimal ticks)
    {
        return null == ticks ? null : ticks.multiply(BigDecimal.valueOf(contract.tick().mantissa()))
            .scaleByPowerOfTen(contract.tick().exponent())
            .setScale(Math.max(0, -contract.tick().exponent()) + MORE_DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String money(final BigDecimal amount)
    {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static String percent(final double share)
    {
        return String.format(Locale.ROOT, "%.1f", share * WHOLE_PERCENT);
    }

    private static String bps(final double value)
    {
        return Double.isNaN(value) ? null : String.format(Locale.ROOT, "%.3f", value);
    }
}
