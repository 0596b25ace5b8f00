package io.petrel.tools.data.load;

/** What to do with a line that does not hold what its format promises. */
public enum BadLinePolicy
{
    /** The import stops and leaves no tape. */
    REFUSE,
    /** The line is left out, counted and reported. */
    COUNT
}
