/**
 * Outside market data: importers that turn captures, dumps and tables into tapes, and what reads a tape.
 * <p>
 * {@code record} holds one imported event, {@code source} opens files, {@code binance}, {@code table},
 * {@code forex} and {@code lobster} read one format each, {@code load} runs an import, {@code tape} writes and measures
 * tapes, {@code feed} is the default feed. Offline code: it may allocate, and nothing here runs on the engine's thread.
 */
package io.petrel.tools.data;
