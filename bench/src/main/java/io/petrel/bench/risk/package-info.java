/** What the gate costs per order and the guardian per event. */
package io.petrel.bench.risk;
