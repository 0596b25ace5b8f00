package io.petrel.codecs.schema;

import java.util.List;

/**
 * A repeating group; follows the block of fixed fields.
 *
 * @param name         in the schema.
 * @param id           for life.
 * @param description  what it means.
 * @param sinceVersion first schema version that has it.
 * @param blockLength  bytes of one entry.
 * @param fields       of one entry, in order.
 */
public record GroupType(
    String name, int id, String description, int sinceVersion, int blockLength, List<FieldType> fields)
    implements Member
{
}
