/** What {@code petrel bench} asks of the module that measures, which stands on its own class path. */
package io.petrel.tools.cli.bench;
