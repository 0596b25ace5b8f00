/**
 * What the machine and the JVM must offer to a low-latency node, checked one by one. Reads files under /proc and /sys
 * and the running JVM; changes nothing.
 */
package io.petrel.tools.cli.doctor;
