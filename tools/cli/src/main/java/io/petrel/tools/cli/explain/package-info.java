/**
 * Why an order exists: from the market event that set it off, over bar, features, votes, decision, size and gate
 * checks, to its reports and fills. Everything is read from the journal; nothing is computed again.
 */
package io.petrel.tools.cli.explain;
