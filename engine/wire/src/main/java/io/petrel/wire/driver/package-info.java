/** The media driver that the processes of a machine share: whoever is first runs it, whoever outlives it takes over. */
package io.petrel.wire.driver;
