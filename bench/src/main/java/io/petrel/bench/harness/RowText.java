package io.petrel.bench.harness;

/**
 * What is known of a row besides what its rounds measured.
 *
 * @param name           of the measured thing.
 * @param unit           of its values.
 * @param allocatedBytes per operation, NaN where it was not counted.
 * @param note           on its conditions, or empty.
 */
public record RowText(String name, String unit, double allocatedBytes, String note)
{
    /**
     * Of something whose allocation was not counted.
     *
     * @param name of it.
     * @param unit of its values.
     * @param note or empty.
     * @return the text.
     */
    public static RowText of(final String name, final String unit, final String note)
    {
        return new RowText(name, unit, Double.NaN, note);
    }
}
