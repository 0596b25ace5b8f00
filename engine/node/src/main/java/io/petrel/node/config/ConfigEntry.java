package io.petrel.node.config;

/**
 * One scalar of a file, not yet checked.
 *
 * @param key     dotted, nesting included.
 * @param text    as written, without quotes.
 * @param keyMark where the last word of the key stands.
 * @param mark    where the value stands.
 */
record ConfigEntry(String key, String text, SourceMark keyMark, SourceMark mark)
{
}
