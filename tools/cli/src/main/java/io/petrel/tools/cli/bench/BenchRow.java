package io.petrel.tools.cli.bench;

import java.io.Serializable;

/**
 * One measured thing. Medians are over rounds; a value that was not measured is NaN.
 *
 * @param set            it belongs to.
 * @param name           what was measured.
 * @param unit           of the values: {@code ns}, {@code ms}, {@code events/s}, {@code MiB}.
 * @param median         of the rounds' medians.
 * @param p99            median of the rounds' 99th percentiles.
 * @param p999           median of the rounds' 99.9th percentiles.
 * @param low            least of the rounds' medians.
 * @param high           greatest of the rounds' medians.
 * @param reference      the row it is compared with, or empty.
 * @param ratio          median of the rounds' ratios to the reference.
 * @param ratioLow       lower end of the ratio's confidence interval.
 * @param ratioHigh      upper end of the ratio's confidence interval.
 * @param allocatedBytes per operation or event, NaN where it was not counted.
 * @param note           on conditions of this row, or empty.
 */
public record BenchRow(
    String set,
    String name,
    String unit,
    double median,
    double p99,
    double p999,
    double low,
    double high,
    String reference,
    double ratio,
    double ratioLow,
    double ratioHigh,
    double allocatedBytes,
    String note) implements Serializable
{
}
