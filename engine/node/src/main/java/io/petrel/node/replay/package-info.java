/** Re-execution of a journal and its comparison, byte for byte. */
package io.petrel.node.replay;
