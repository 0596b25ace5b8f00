/** What a tick and a bar cost: features alone, and the whole path from event to outbound messages. */
package io.petrel.bench.path;
