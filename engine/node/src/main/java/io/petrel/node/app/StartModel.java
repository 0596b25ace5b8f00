package io.petrel.node.app;

/**
 * A trained model that a session starts with, as {@code ModelActivate} carries it. Its numbers are among the session's
 * calibrated parameters.
 *
 * @param name              of the model.
 * @param modelHash         content hash of its numbers.
 * @param featureSchemaHash feature vector it was trained on.
 */
public record StartModel(String name, long modelHash, long featureSchemaHash)
{
}
