package io.petrel.sim;

import java.util.Objects;

/**
 * What the simulated venue is and what it assumes where a recording cannot tell, one record a matter; each holds its
 * defaults, units and ranges. Immutable.
 *
 * @param latency          how long messages take.
 * @param queue            how far back resting orders stand.
 * @param fees             what trading costs.
 * @param feeds            what stands in for the book where a feed shows none.
 * @param slippage         what takers pay beyond the price they meet there.
 * @param impact           how the book answers our own taking.
 * @param filters          which orders the venue takes.
 * @param rateLimit        how many messages it takes.
 * @param margin           what leveraged contracts ask for.
 * @param faults           what goes wrong.
 * @param capabilities     which kinds of orders the venue knows.
 * @param rememberedOrders ended orders whose ids are kept, to refuse duplicates and to tell a late cancel from an
 *                         unknown one, 1 to 2^24.
 */
public record SimSettings(
    LatencySettings latency,
    QueueSettings queue,
    FeeSettings fees,
    FeedSettings feeds,
    SlippageSettings slippage,
    ImpactSettings impact,
    FilterSettings filters,
    RateLimitSettings rateLimit,
    MarginSettings margin,
    FaultSettings faults,
    Capabilities capabilities,
    int rememberedOrders)
{
    private static final int REMEMBERED_LIMIT = 1 << 24;

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public SimSettings
    {
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(fees, "fees");
        Objects.requireNonNull(feeds, "feeds");
        Objects.requireNonNull(slippage, "slippage");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(filters, "filters");
        Objects.requireNonNull(rateLimit, "rateLimit");
        Objects.requireNonNull(margin, "margin");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(capabilities, "capabilities");
        SettingRange.require("rememberedOrders", rememberedOrders, 1, REMEMBERED_LIMIT);
    }

    /**
     * Settings to start from: each record's default, 65,536 remembered orders.
     *
     * @return a builder that holds the defaults.
     */
    public static Builder builder()
    {
        return new Builder();
    }

    /** Collects settings; each setter is named after the record component that explains it. */
    public static final class Builder
    {
        private LatencySettings latency = LatencySettings.DEFAULT;
        private QueueSettings queue = QueueSettings.DEFAULT;
        private FeeSettings fees = FeeSettings.DEFAULT;
        private FeedSettings feeds = FeedSettings.DEFAULT;
        private SlippageSettings slippage = SlippageSettings.DEFAULT;
        private ImpactSettings impact = ImpactSettings.DEFAULT;
        private FilterSettings filters = FilterSettings.DEFAULT;
        private RateLimitSettings rateLimit = RateLimitSettings.DEFAULT;
        private MarginSettings margin = MarginSettings.DEFAULT;
        private FaultSettings faults = FaultSettings.DEFAULT;
        private Capabilities capabilities = Capabilities.DEFAULT;
        private int rememberedOrders = 1 << 16;

        private Builder()
        {
        }

        /**
         * How long messages take.
         *
         * @param value to use.
         * @return this.
         */
        public Builder latency(final LatencySettings value)
        {
            latency = value;
            return this;
        }

        /**
         * How far back resting orders stand.
         *
         * @param value to use.
         * @return this.
         */
        public Builder queue(final QueueSettings value)
        {
            queue = value;
            return this;
        }

        /**
         * What trading costs.
         *
         * @param value to use.
         * @return this.
         */
        public Builder fees(final FeeSettings value)
        {
            fees = value;
            return this;
        }

        /**
         * What stands in for the book.
         *
         * @param value to use.
         * @return this.
         */
        public Builder feeds(final FeedSettings value)
        {
            feeds = value;
            return this;
        }

        /**
         * What takers pay where there is no depth.
         *
         * @param value to use.
         * @return this.
         */
        public Builder slippage(final SlippageSettings value)
        {
            slippage = value;
            return this;
        }

        /**
         * How the book answers our taking.
         *
         * @param value to use.
         * @return this.
         */
        public Builder impact(final ImpactSettings value)
        {
            impact = value;
            return this;
        }

        /**
         * Which orders the venue takes.
         *
         * @param value to use.
         * @return this.
         */
        public Builder filters(final FilterSettings value)
        {
            filters = value;
            return this;
        }

        /**
         * How many messages it takes.
         *
         * @param value to use.
         * @return this.
         */
        public Builder rateLimit(final RateLimitSettings value)
        {
            rateLimit = value;
            return this;
        }

        /**
         * What leveraged contracts ask for.
         *
         * @param value to use.
         * @return this.
         */
        public Builder margin(final MarginSettings value)
        {
            margin = value;
            return this;
        }

        /**
         * What goes wrong.
         *
         * @param value to use.
         * @return this.
         */
        public Builder faults(final FaultSettings value)
        {
            faults = value;
            return this;
        }

        /**
         * Which kinds of orders the venue knows.
         *
         * @param value to use.
         * @return this.
         */
        public Builder capabilities(final Capabilities value)
        {
            capabilities = value;
            return this;
        }

        /**
         * Ended orders whose ids are kept.
         *
         * @param value to use.
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
         */
        public SimSettings build()
        {
            return new SimSettings(latency, queue, fees, feeds, slippage, impact, filters, rateLimit, margin, faults,
                capabilities, rememberedOrders);
        }
    }
}
