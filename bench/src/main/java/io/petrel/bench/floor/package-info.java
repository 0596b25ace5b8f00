/** The floor: what the bare libraries below us take for the same work, measured beside ours in the same run. */
package io.petrel.bench.floor;
