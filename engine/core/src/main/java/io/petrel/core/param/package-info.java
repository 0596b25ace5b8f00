/**
 * Every number a strategy uses, with where it came from. A stage declares its {@link io.petrel.core.param.ParamSpec}s,
 * holds {@link io.petrel.core.param.Param} handles and reads them at use; values arrive only as journaled {@code
 * ConfigSet} and {@code ParameterUpdate} events. A number that neither configuration nor calibration gave is not set,
 * and a stage that needs it does not act.
 */
package io.petrel.core.param;
