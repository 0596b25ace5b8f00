/** What the engine knew after an event: a fresh core executes the inbound queue so far and is then read. */
package io.petrel.tools.cli.state;
