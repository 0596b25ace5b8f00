/** From a journal back to the state it stopped in. */
package io.petrel.node.recovery;
