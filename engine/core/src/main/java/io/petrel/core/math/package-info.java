/**
 * Mathematics that gives the same bits on every machine and JDK: exp, log and tanh from {@code + - * /} and fma only,
 * and rolling statistics whose error does not grow with the number of updates.
 */
package io.petrel.core.math;
