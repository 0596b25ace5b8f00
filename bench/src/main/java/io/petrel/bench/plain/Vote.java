package io.petrel.bench.plain;

/** What an engine wants: long (1) or short (-1), and how sure it is. */
record Vote(Engine engine, int direction, double confidence)
{
}
