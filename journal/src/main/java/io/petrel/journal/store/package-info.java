/**
 * The files of a Chronicle queue, read by ourselves: no lock, no table, no trust. Every word and every record is
 * checked on the way; what a store says of itself is only compared with what is found.
 */
package io.petrel.journal.store;
