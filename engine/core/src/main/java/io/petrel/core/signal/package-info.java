/**
 * From features to one decision: alpha engines vote, each by its own entry conditions and confidence; the coordinator
 * weighs the votes by regime affinity and win rate and selects the best; the scorer says how sure the decision is, and
 * the filters may hold it back. Every vote's shadow trade is followed to its end, which is where win rates come from.
 * Every number comes from parameters; an engine that lacks one holds and says so.
 */
package io.petrel.core.signal;
