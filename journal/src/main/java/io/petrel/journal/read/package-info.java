/**
 * Reading a journal: following it while it grows, finding a record by its sequence, saying what is wrong with it, and
 * saving what is good. Never writes to the journal it reads, and needs no lock.
 */
package io.petrel.journal.read;
