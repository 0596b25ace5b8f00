package io.petrel.sim;

import java.util.List;

/**
 * How long messages take. A message of ours arrives {@code constant + model + load} after it was sent, a report
 * {@code reportNs + model} after it was decided.
 *
 * @param model          what varies.
 * @param entryNs        from sending a new order to its arrival at the matching engine, ns, from 0 to an hour.
 * @param cancelNs       likewise of a cancel or replace.
 * @param reportNs       from a match to the delivery of its report, ns, likewise.
 * @param quantiles      SAMPLED: the recorded distribution, ascending in share and time; between two it is linear,
 *                       beyond the ends flat. Empty for the other models.
 * @param feedMultipleE8 FEED: part of the feed's own latency that a message takes, E8, from 0 to 100.
 * @param serviceNs      load: what the matching engine needs for one market event or message, ns, from 0 to a second;
 *                       whatever comes faster waits its turn (a queue of one server), and our messages wait behind it.
 * @param seed           of the draws.
 */
public record LatencySettings(
    LatencyModel model,
    long entryNs,
    long cancelNs,
    long reportNs,
    List<Quantile> quantiles,
    long feedMultipleE8,
    long serviceNs,
    long seed)
{
    /** One millisecond each way, always. */
    public static final LatencySettings DEFAULT = constant(1_000_000L, 1_000_000L);

    private static final long SERVICE_LIMIT_NS = 1_000_000_000L;

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public LatencySettings
    {
        SettingRange.require("entryNs", entryNs, 0, SettingRange.HOUR_NS);
        SettingRange.require("cancelNs", cancelNs, 0, SettingRange.HOUR_NS);
        SettingRange.require("reportNs", reportNs, 0, SettingRange.HOUR_NS);
        SettingRange.require("feedMultipleE8", feedMultipleE8, 0, 100 * SettingRange.ONE_E8);
        SettingRange.require("serviceNs", serviceNs, 0, SERVICE_LIMIT_NS);
        quantiles = List.copyOf(quantiles);
        SettingRange.require(
            "number of latency quantiles", quantiles.size(), LatencyModel.SAMPLED == model ? 1 : 0, 1_000);
        for (int i = 1; i < quantiles.size(); i++)
        {
            if (quantiles.get(i).shareE8() <= quantiles.get(i - 1).shareE8() ||
                quantiles.get(i).latencyNs() < quantiles.get(i - 1).latencyNs())
            {
                throw new IllegalArgumentException("latency quantiles must rise: " + quantiles);
            }
        }
    }

    /**
     * Always the same.
     *
     * @param orderNs  of orders, cancels and replaces, ns.
     * @param reportNs of reports, ns.
     * @return the settings.
     */
    public static LatencySettings constant(final long orderNs, final long reportNs)
    {
        return new LatencySettings(LatencyModel.CONSTANT, orderNs, orderNs, reportNs, List.of(), 0, 0, 1);
    }

    /**
     * One point of a recorded distribution.
     *
     * @param shareE8   share of the records at or below it, E8, from 0 to 1.
     * @param latencyNs the latency, ns, from 0 to an hour.
     */
    public record Quantile(long shareE8, long latencyNs)
    {
        /**
         * Checks both ranges.
         *
         * @throws IllegalArgumentException naming the value and its range.
         */
        public Quantile
        {
            SettingRange.require("share of a latency quantile", shareE8, 0, SettingRange.ONE_E8);
            SettingRange.require("latency quantile", latencyNs, 0, SettingRange.HOUR_NS);
        }
    }
}
