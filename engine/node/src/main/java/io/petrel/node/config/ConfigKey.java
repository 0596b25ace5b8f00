package io.petrel.node.config;

/**
 * A key that a configuration may hold.
 *
 * @param section     it belongs to.
 * @param key         dotted, within the section.
 * @param expected    what its value must be, in words.
 * @param isRequired  whether a configuration without it is refused.
 * @param description what it does.
 */
public record ConfigKey(String section, String key, String expected, boolean isRequired, String description)
{
}
