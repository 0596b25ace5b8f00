/**
 * The command line: one class per command, each reading its options, calling the room that does the work and printing
 * either a table for people or JSON for machines. Nothing here decides anything about markets or orders.
 */
package io.petrel.tools.cli;
