/** Tapes: writing one, reading it back, and measuring what is on it. */
package io.petrel.tools.data.tape;
