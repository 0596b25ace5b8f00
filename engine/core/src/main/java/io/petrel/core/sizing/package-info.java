/**
 * From a decision to a target position in lots. The only place where the doubles of the decision path become whole
 * numbers.
 */
package io.petrel.core.sizing;
