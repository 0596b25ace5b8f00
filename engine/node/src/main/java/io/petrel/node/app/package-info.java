/** A node brought up: journal, configuration and recovery around the engine. */
package io.petrel.node.app;
