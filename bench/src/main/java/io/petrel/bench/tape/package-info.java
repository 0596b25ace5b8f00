/** Tapes of recorded markets that benchmarks run on, imported as any user imports them. */
package io.petrel.bench.tape;
