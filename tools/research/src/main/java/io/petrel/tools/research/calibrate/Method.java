package io.petrel.tools.research.calibrate;

/**
 * How a number was derived, and what its confidence means. The name is what {@code ParameterUpdate} carries and
 * {@code petrel params} prints.
 */
public enum Method
{
    /** Peak of the Hann-windowed power spectrum against red noise. */
    SPECTRAL_PEAK("spectral peak against red noise",
        "one less the chance that red noise shows as high a peak at any frequency"),
    /** Least conditional entropy of the next return, in bins of equal population. */
    CONDITIONAL_ENTROPY("binned conditional entropy",
        "one less the chance of no dependence, times the look-backs tried"),
    /** Decay of the autocorrelation of absolute returns. */
    VOLATILITY_CLUSTERING("decay of volatility clustering",
        "share of the decay that an exponential explains"),
    /** Recent over long volatility. */
    VOLATILITY_RATIO("ratio of recent to long volatility",
        "one less the relative standard error of the recent volatility"),
    /** Ornstein-Uhlenbeck process by regression. */
    ORNSTEIN_UHLENBECK("Ornstein-Uhlenbeck regression",
        "one less the chance that a random walk reverts as much (Dickey, Fuller)"),
    /** Quantile of a distribution. */
    QUANTILE("quantile",
        "one less the error of the rank that one in twenty samples exceeds"),
    /** Quantile of an indicator before moves whose labels had ended. */
    PURGED_QUANTILE("quantile before purged forward moves",
        "one less the chance that the indicator is no other before such moves (Mann, Whitney)"),
    /** Threshold with the surest edge on purged labels. */
    PURGED_EDGE("surest edge on purged forward returns",
        "one less the chance of no edge, times the levels tried (t-test)"),
    /** Adverse excursion of trades that came back. */
    ADVERSE_EXCURSION("adverse excursion of winners",
        "one less the error of the rank that one in twenty samples exceeds"),
    /** Target with the greatest expectation. */
    FAVOURABLE_EXCURSION("expected value over favourable excursion",
        "chance that the expected gain at the target is above zero"),
    /** Half of Kelly's fraction of bar returns. */
    HALF_KELLY("half Kelly of bar returns",
        "one less the chance that the mean return is zero (t-test)"),
    /** Look-back over which the Hurst exponent is steadiest. */
    HURST_STABILITY("steadiest Hurst exponent (R/S, Anis-Lloyd)",
        "one less the spread of the neighbours over the spread of all"),
    /** Rescaled range. */
    RESCALED_RANGE("rescaled range, Anis-Lloyd",
        "one less the standard error of the exponent"),
    /** Detrended fluctuation analysis. */
    DETRENDED_FLUCTUATION("detrended fluctuation analysis",
        "one less the standard error of the exponent"),
    /** Fractal dimension. */
    HIGUCHI("Higuchi fractal dimension",
        "one less the standard error: of the dimension, or over its distance from a random walk"),
    /** Fractal dimension. */
    BOX_COUNTING("box-counting dimension",
        "one less the standard error of the dimension"),
    /** Entropy of returns. */
    SHANNON("Shannon entropy, Miller-Madow",
        "one less the error of the distribution that one in twenty samples exceeds"),
    /** Regularity of returns. */
    SAMPLE_ENTROPY("sample entropy m=2 r=0.2",
        "one less the error of the distribution that one in twenty samples exceeds"),
    /** Returns over the root of net taker volume, both relative to what is usual. */
    SQUARE_ROOT_IMPACT("regression of returns on the root of net taker volume",
        "one less the chance that net taker volume does not move the price (t-test)");

    private final String words;
    private final String confidence;

    Method(final String words, final String confidence)
    {
        this.words = words;
        this.confidence = confidence;
    }

    /**
     * The method's name.
     *
     * @return ASCII.
     */
    public String words()
    {
        return words;
    }

    /**
     * What the confidence of a value by this method is.
     *
     * @return in words.
     */
    public String confidence()
    {
        return confidence;
    }
}
