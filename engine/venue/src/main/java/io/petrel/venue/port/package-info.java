/** The port to a venue: what a gateway, real or simulated, accepts from the core. */
package io.petrel.venue.port;
