package io.petrel.codecs.schema;

/** A part of a message: a field, a repeating group or variable data. */
public sealed interface Member permits FieldType, GroupType, DataType
{
    /**
     * Name in the schema and of the generated accessors.
     *
     * @return the name.
     */
    String name();

    /**
     * Number that is the part's for life.
     *
     * @return id, unique in its message or group.
     */
    int id();

    /**
     * What it means.
     *
     * @return one sentence.
     */
    String description();

    /**
     * First schema version that has it.
     *
     * @return version; messages of an older one show it absent.
     */
    int sinceVersion();
}
