package io.petrel.sim;

/**
 * How far back resting orders stand.
 *
 * @param model    of the queue.
 * @param exponent POWER: n of {@code f(x) = x^n}, from 0.1 to 10; 1 spreads cancels evenly over the queue, more puts
 *                 them where most lots stand.
 */
public record QueueSettings(QueueModel model, double exponent)
{
    /** Against us: every cancel behind us while that is possible. */
    public static final QueueSettings DEFAULT = new QueueSettings(QueueModel.RISK_AVERSE, 3.0);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public QueueSettings
    {
        SettingRange.require("exponent", exponent, 0.1, 10.0);
    }
}
