/** The matching book against exchange-core's, on the same order stream, with and without risk checks around it. */
package io.petrel.bench.match;
