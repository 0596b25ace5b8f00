/**
 * What one journal record is: its 48-byte header, its checksum, who it came from, the head record that names the queue,
 * and how damage is described. Knows nothing of files.
 */
package io.petrel.journal.frame;
