/**
 * Rules that hold over all rooms: who may import whom, what the core never touches, where numbers may stand. Each rule
 * is proved by a planted violation that it must catch.
 */
package io.petrel.architecture;
