package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;

/**
 * One configured number on its way into the core, as a {@code ConfigSet} event.
 *
 * @param key    of the core's parameter.
 * @param kind   how to read the bits.
 * @param bits   integer, bits of a double, or 0 and 1.
 * @param origin file, relative to the folder of the top file, and line.
 */
public record ConfigValue(String key, ValueKind kind, long bits, String origin)
{
}
