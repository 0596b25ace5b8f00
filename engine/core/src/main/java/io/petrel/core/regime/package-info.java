/**
 * What kind of market this is: TREND, RANGE, PANIC or UNKNOWN by the scores of the Huracan specification, a trained
 * model and hysteresis; beside it the regimes of volatility, correlation and liquidity, stress, and whether prices
 * trend or revert. All of it from this bar and earlier ones only. Pipeline thread only; allocates nothing after the
 * start.
 */
package io.petrel.core.regime;
