/** How a person's commands reach a node: files beside the journal, taken by the feed's side and journaled as events. */
package io.petrel.node.operator;
