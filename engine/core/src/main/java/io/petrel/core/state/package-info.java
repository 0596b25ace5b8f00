/** What a stateful class owes the core: a hash of everything that decides its future. */
package io.petrel.core.state;
