/** What can be watched from outside: histograms and mapped counters. */
package io.petrel.node.telemetry;
