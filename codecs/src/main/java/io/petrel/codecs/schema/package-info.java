/**
 * The message schema as data: what tools need to show, compare and document messages without knowing each of them.
 * <p>
 * For tools and tests; allocates freely and never runs on the engine thread, which uses the generated codecs. Only
 * {@link io.petrel.codecs.schema.MessageCheck} stands where messages of other processes come in, and allocates nothing.
 */
package io.petrel.codecs.schema;
