package io.petrel.tools.research.calibrate;

/** How a number was derived. The name is what {@code ParameterUpdate} carries and {@code petrel params} prints. */
public enum Method
{
    /** Peak of the Hann-windowed power spectrum against red noise. */
    SPECTRAL_PEAK("spectral peak against red noise"),
    /** Least conditional entropy of the next return, in bins of equal population. */
    CONDITIONAL_ENTROPY("binned conditional entropy"),
    /** Decay of the autocorrelation of absolute returns. */
    VOLATILITY_CLUSTERING("decay of volatility clustering"),
    /** Recent over long volatility. */
    VOLATILITY_RATIO("ratio of recent to long volatility"),
    /** Ornstein-Uhlenbeck process by regression. */
    ORNSTEIN_UHLENBECK("Ornstein-Uhlenbeck regression"),
    /** Quantile of a distribution. */
    QUANTILE("quantile"),
    /** Quantile of an indicator before moves whose labels had ended. */
    PURGED_QUANTILE("quantile before purged forward moves"),
    /** Threshold with the surest edge on purged labels. */
    PURGED_EDGE("surest edge on purged forward returns"),
    /** Adverse excursion of trades that came back. */
    ADVERSE_EXCURSION("adverse excursion of winners"),
    /** Target with the greatest expectation. */
    FAVOURABLE_EXCURSION("expected value over favourable excursion"),
    /** Half of Kelly's fraction of bar returns. */
    HALF_KELLY("half Kelly of bar returns"),
    /** Look-back over which the Hurst exponent is steadiest. */
    HURST_STABILITY("steadiest Hurst exponent (R/S, Anis-Lloyd)"),
    /** Rescaled range. */
    RESCALED_RANGE("rescaled range, Anis-Lloyd"),
    /** Detrended fluctuation analysis. */
    DETRENDED_FLUCTUATION("detrended fluctuation analysis"),
    /** Fractal dimension. */
    HIGUCHI("Higuchi fractal dimension"),
    /** Fractal dimension. */
    BOX_COUNTING("box-counting dimension"),
    /** Entropy of returns. */
    SHANNON("Shannon entropy, Miller-Madow"),
    /** Regularity of returns. */
    SAMPLE_ENTROPY("sample entropy m=2 r=0.2");

    private final String words;

    Method(final String words)
    {
        this.words = words;
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
}
