package io.petrel.tools.cli.bench;

/**
 * A set of benches that run together in a process of their own.
 *
 * @param name     as {@code --set} takes it.
 * @param question that its rows answer.
 * @param isQuick  whether {@code --set quick} runs it.
 */
public record BenchSet(String name, String question, boolean isQuick)
{
}
