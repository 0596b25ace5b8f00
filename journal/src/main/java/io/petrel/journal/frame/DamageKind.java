package io.petrel.journal.frame;

/** Classes of damage, as {@code petrel verify --json} names them. */
public enum DamageKind
{
    /** The queue's folder or its .cq4 file is not there. */
    MISSING_FILE,
    /** The .cq4 file holds no bytes. */
    EMPTY_FILE,
    /** The file ends before a record, or before the end its own header states. */
    TRUNCATED,
    /** The constant part of the queue file's header has changed. */
    STORE_HEADER,
    /** Chronicle's metadata table is lost, cut or changed. */
    METADATA,
    /** Chronicle's four-byte word before a record makes no sense. */
    BAD_WORD,
    /** The queue seems to end here, but the store counts records beyond. */
    HOLE,
    /** The frame's header is not one of ours, or contradicts itself. */
    BAD_FRAME,
    /** The bytes do not match their CRC32C. */
    CHECKSUM,
    /** A record is missing, doubled or out of place. */
    SEQUENCE,
    /** Ingest time or cause goes backwards, or the source is not one the queue may carry. */
    ORDER,
    /** The body is of another schema, a newer version, or another type than the frame says. */
    SCHEMA,
    /** An outbound record names an inbound record that is not there. */
    CAUSALITY,
    /** The head record is missing or unreadable. */
    HEAD,
    /** The queue belongs to another journal, or is the other queue of this one. */
    FOREIGN,
    /** The manifest is lost, cut or garbled. */
    MANIFEST,
    /** Chronicle counts another number of records than a checking read finds. */
    STORE_COUNT
}
