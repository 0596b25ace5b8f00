/**
 * Bars from trades, quotes or imported history. A bar is closed by what happened, never by what will: no bar ever
 * holds an event received after it was emitted. Pipeline thread only; nothing here allocates after construction.
 */
package io.petrel.core.bar;
