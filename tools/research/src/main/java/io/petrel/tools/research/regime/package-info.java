/**
 * Training of what the regime stage runs: the logistic model of the regimes, the hidden Markov model, GARCH. Offline;
 * what is fitted reaches the core as ParameterUpdate and ModelActivate events only.
 */
package io.petrel.tools.research.regime;
