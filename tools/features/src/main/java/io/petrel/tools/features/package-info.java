/** Features and labels of a run as tables, and scalings fitted on them. Offline; the only room that loads DuckDB. */
package io.petrel.tools.features;
