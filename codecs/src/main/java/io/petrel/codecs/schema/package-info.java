/**
 * The message schema as data: what tools need to show, compare and document messages without knowing each of them.
 * <p>
 * For tools and tests; allocates freely and never runs on the engine thread, which uses the generated codecs.
 */
package io.petrel.codecs.schema;
