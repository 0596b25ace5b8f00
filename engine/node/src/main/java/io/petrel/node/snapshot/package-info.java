/**
 * States of the whole node, or of a venue's process, written beside its journal while it runs, and restored from there
 * when it starts.
 */
package io.petrel.node.snapshot;
