/**
 * Statistics off the hot path: what the market says about the strategy's numbers, and the training of models. Free to
 * allocate; nothing here runs inside the core, and what it finds enters the core as a journaled event only.
 */
package io.petrel.tools.research;
