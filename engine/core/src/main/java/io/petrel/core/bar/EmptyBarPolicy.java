package io.petrel.core.bar;

/** What a time series does about a period in which nothing happened. */
public enum EmptyBarPolicy
{
    /** No bar: the next one simply starts later. */
    SKIP,
    /** A bar at the last close with no volume and no count, up to a bound of such bars in a row. */
    REPEAT_CLOSE
}
