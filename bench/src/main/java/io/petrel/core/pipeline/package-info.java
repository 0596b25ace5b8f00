/** Access for benches to stages that only the pipeline can make. */
package io.petrel.core.pipeline;
