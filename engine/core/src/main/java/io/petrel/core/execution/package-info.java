/**
 * From what should be held to orders: compares the target with the position and the orders that work, and emits one
 * {@link io.petrel.core.execution.OrderIntent} at a time and instrument. It proposes only; the gate decides.
 */
package io.petrel.core.execution;
