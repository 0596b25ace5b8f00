package io.petrel.sim;

/**
 * What the simulated venue assumes where a recording cannot tell. Immutable; built by {@link #builder()}, which holds
 * the default of each number beside its unit and refuses values out of range.
 *
 * @param orderLatencyNs       from sending an order, cancel or replace to its arrival at the matching engine, ns, 0 or
 *                             more.
 * @param reportLatencyNs      from a match to the delivery of its report, ns, 0 or more.
 * @param makerFeeRateE8       fee of resting fills as a fraction of notional, E8 (10,000 is one basis point); negative
 *                             is a rebate.
 * @param takerFeeRateE8       fee of taking fills as a fraction of notional, E8.
 * @param halfSpreadRateE8     trades-only and bars-only feeds: half of the assumed spread as a fraction of price, E8,
 *                             rounded up to whole ticks; 0 for no spread.
 * @param syntheticLevels      trades-only feeds: levels assumed on each side, one half spread apart, 1 to 64.
 * @param syntheticSizeRateE8  trades-only feeds: size of each assumed level as a fraction of the mean trade size, E8;
 *                             at least one lot results.
 * @param tradeSizeShift       trades-only feeds: weight of a new trade in that mean is 2^-shift, 0 (last trade only) to
 *                             16.
 * @param unsizedQuoteLots     lots available at a quote that states no size (OTC forex), once per quote, 1 or more.
 * @param barVolumeShareE8     bars-only feeds: share of a bar's volume that our fills may take, E8, above 0 and at most
 *                             1; a bar without volume is not limited.
 * @param rememberedOrders     ended orders whose ids are kept, to refuse duplicates and to tell a late cancel from an
 *                             unknown one.
 */
public record SimSettings(
    long orderLatencyNs,
    long reportLatencyNs,
    long makerFeeRateE8,
    long takerFeeRateE8,
    long halfSpreadRateE8,
    int syntheticLevels,
    long syntheticSizeRateE8,
    int tradeSizeShift,
    long unsizedQuoteLots,
    long barVolumeShareE8,
    int rememberedOrders)
{
    /** Fee and spread rates stay below this fraction, 100 %: a rate in another unit is the likely mistake. */
    private static final long RATE_LIMIT_E8 = 100_000_000L;

    private static final long LATENCY_LIMIT_NS = 3_600_000_000_000L;
    private static final int LEVEL_LIMIT = 64;
    private static final int SHIFT_LIMIT = 16;
    private static final long SIZE_RATE_LIMIT_E8 = 1_000L * RATE_LIMIT_E8;
    private static final int REMEMBERED_LIMIT = 1 << 24;

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public SimSettings
    {
        requireRange("orderLatencyNs", orderLatencyNs, 0, LATENCY_LIMIT_NS);
        requireRange("reportLatencyNs", reportLatencyNs, 0, LATENCY_LIMIT_NS);
        requireRange("makerFeeRateE8", makerFeeRateE8, -RATE_LIMIT_E8, RATE_LIMIT_E8);
        requireRange("takerFeeRateE8", takerFeeRateE8, -RATE_LIMIT_E8, RATE_LIMIT_E8);
        requireRange("halfSpreadRateE8", halfSpreadRateE8, 0, RATE_LIMIT_E8 / 2);
        requireRange("syntheticLevels", syntheticLevels, 1, LEVEL_LIMIT);
        requireRange("syntheticSizeRateE8", syntheticSizeRateE8, 1, SIZE_RATE_LIMIT_E8);
        requireRange("tradeSizeShift", tradeSizeShift, 0, SHIFT_LIMIT);
        requireRange("unsizedQuoteLots", unsizedQuoteLots, 1, Long.MAX_VALUE);
        requireRange("barVolumeShareE8", barVolumeShareE8, 1, RATE_LIMIT_E8);
        requireRange("rememberedOrders", rememberedOrders, 1, REMEMBERED_LIMIT);
    }

    /**
     * Settings to start from: 1 ms each way, a maker fee of 2 and a taker fee of 5 basis points, a half spread of 2
     * basis points.
     *
     * @return a builder that holds the defaults.
     */
    public static Builder builder()
    {
        return new Builder();
    }

    private static void requireRange(final String name, final long value, final long min, final long max)
    {
        if (value < min || value > max)
        {
            throw new IllegalArgumentException(
                "sim setting " + name + " is " + value + ", must be from " + min + " to " + max);
        }
    }

    /** Collects settings; each setter is named after the record component that explains it. */
    public static final class Builder
    {
        private long orderLatencyNs = 1_000_000L;
        private long reportLatencyNs = 1_000_000L;
        private long makerFeeRateE8 = 20_000L;
        private long takerFeeRateE8 = 50_000L;
        private long halfSpreadRateE8 = 20_000L;
        private int syntheticLevels = 5;
        private long syntheticSizeRateE8 = RATE_LIMIT_E8;
        private int tradeSizeShift = 4;
        private long unsizedQuoteLots = Long.MAX_VALUE;
        private long barVolumeShareE8 = RATE_LIMIT_E8 / 10;
        private int rememberedOrders = 1 << 16;

        private Builder()
        {
        }

        /**
         * Order entry latency.
         *
         * @param value ns.
         * @return this.
         */
        public Builder orderLatencyNs(final long value)
        {
            orderLatencyNs = value;
            return this;
        }

        /**
         * Report latency.
         *
         * @param value ns.
         * @return this.
         */
        public Builder reportLatencyNs(final long value)
        {
            reportLatencyNs = value;
            return this;
        }

        /**
         * Maker fee rate.
         *
         * @param value E8; negative is a rebate.
         * @return this.
         */
        public Builder makerFeeRateE8(final long value)
        {
            makerFeeRateE8 = value;
            return this;
        }

        /**
         * Taker fee rate.
         *
         * @param value E8.
         * @return this.
         */
        public Builder takerFeeRateE8(final long value)
        {
            takerFeeRateE8 = value;
            return this;
        }

        /**
         * Half of the assumed spread.
         *
         * @param value E8 of price.
         * @return this.
         */
        public Builder halfSpreadRateE8(final long value)
        {
            halfSpreadRateE8 = value;
            return this;
        }

        /**
         * Assumed levels on each side.
         *
         * @param value levels.
         * @return this.
         */
        public Builder syntheticLevels(final int value)
        {
            syntheticLevels = value;
            return this;
        }

        /**
         * Assumed size of a level.
         *
         * @param value E8 of the mean trade size.
         * @return this.
         */
        public Builder syntheticSizeRateE8(final long value)
        {
            syntheticSizeRateE8 = value;
            return this;
        }

        /**
         * Weight of a new trade in the mean trade size.
         *
         * @param value binary shift.
         * @return this.
         */
        public Builder tradeSizeShift(final int value)
        {
            tradeSizeShift = value;
            return this;
        }

        /**
         * Size of a quote that states none.
         *
         * @param value lots.
         * @return this.
         */
        public Builder unsizedQuoteLots(final long value)
        {
            unsizedQuoteLots = value;
            return this;
        }

        /**
         * Share of a bar's volume that our fills may take.
         *
         * @param value E8.
         * @return this.
         */
        public Builder barVolumeShareE8(final long value)
        {
            barVolumeShareE8 = value;
            return this;
        }

        /**
         * Ended orders whose ids are kept.
         *
         * @param value orders.
         * @return this.
         */
        public Builder rememberedOrders(final int value)
        {
            rememberedOrders = value;
            return this;
        }

        /**
         * Freezes the settings.
         *
         * @return checked settings.
         * @throws IllegalArgumentException naming the first setting out of range.
         */
        public SimSettings build()
        {
            return new SimSettings(
                orderLatencyNs, reportLatencyNs, makerFeeRateE8, takerFeeRateE8, halfSpreadRateE8, syntheticLevels,
                syntheticSizeRateE8, tradeSizeShift, unsizedQuoteLots, barVolumeShareE8, rememberedOrders);
        }
    }
}
