package io.petrel.sim.facts;

import java.util.List;

/**
 * A measured curve, for a plot.
 *
 * @param name   with units.
 * @param points in order.
 */
public record Curve(String name, List<Point> points)
{
    /**
     * One point.
     *
     * @param at    where.
     * @param value how much.
     */
    public record Point(double at, double value)
    {
    }
}
