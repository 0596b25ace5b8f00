/**
 * Journaled records for people: read one queue or both in the order things happened, decode by the schema, print with
 * the instrument's own decimals. Reads only, also journals that grow or are damaged.
 */
package io.petrel.tools.cli.record;
