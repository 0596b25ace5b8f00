package io.petrel.node.config;

/**
 * One value of a configuration, checked.
 *
 * @param key   dotted.
 * @param spec  it was checked against.
 * @param value what it is.
 * @param mark  where it stands.
 */
record CheckedValue(String key, KeySpec spec, ValueType.Value value, SourceMark mark)
{
}
