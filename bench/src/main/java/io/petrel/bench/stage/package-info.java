/** Single stages of the path on what a real tape brings them, timed by JMH in rounds that take turns with the floor. */
package io.petrel.bench.stage;
