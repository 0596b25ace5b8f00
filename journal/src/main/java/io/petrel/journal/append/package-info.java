/**
 * Writing a journal: two queues in one folder behind one lock, opened only when every record in them was found good.
 * The engine thread appends; nothing here has a clock, and nothing is allocated per record.
 */
package io.petrel.journal.append;
