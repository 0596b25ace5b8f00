/**
 * The state of a whole node at one place of its journal, in a file of its own: so that a restart need not execute the
 * journal from its beginning. The journal stays the truth: a snapshot that is damaged, or does not fit the journal it
 * lies in, is left aside. What the bytes of the state mean is not known here.
 */
package io.petrel.journal.snapshot;
