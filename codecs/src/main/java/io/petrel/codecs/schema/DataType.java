package io.petrel.codecs.schema;

/**
 * Text or bytes of variable length; follows the groups.
 *
 * @param name         in the schema.
 * @param id           for life.
 * @param description  what it means.
 * @param sinceVersion first schema version that has it.
 * @param typeName     composite of the schema that holds length and bytes.
 * @param lengthType   wire type of the length, which stands before the bytes.
 * @param isText       whether the bytes are ASCII.
 */
public record DataType(
    String name, int id, String description, int sinceVersion, String typeName, Primitive lengthType, boolean isText)
    implements Member
{
}
