package io.petrel.tools.cli.bench;

import java.io.Serializable;

/**
 * What became of one budget.
 *
 * @param stage  that has it.
 * @param isKept false when it was passed by more than the noise.
 * @param text   what was measured, against what.
 */
public record Verdict(String stage, boolean isKept, String text) implements Serializable
{
}
