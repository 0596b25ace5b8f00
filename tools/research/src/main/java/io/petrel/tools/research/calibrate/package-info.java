/**
 * Turns closed bars into calibrated parameters: {@link io.petrel.tools.research.calibrate.MarketCalibrator} derives
 * the numbers, {@link io.petrel.tools.research.calibrate.CalibrationCompanion} does so beside a running engine,
 * {@link io.petrel.tools.research.calibrate.ParameterTape} keeps them in a file.
 */
package io.petrel.tools.research.calibrate;
