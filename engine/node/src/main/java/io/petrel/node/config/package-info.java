/**
 * Configuration: YAML files under {@code config/} become typed, checked records before anything starts.
 * <pre>
 *   files -> YamlFile (entries with marks) -> SectionSpec (known, typed, in range, complete) -> records -> PetrelConfig
 * </pre>
 * Start-up only, on the caller's thread. After start the core learns of configuration only by journaled
 * {@code ConfigSet} events, made from {@link io.petrel.node.config.PetrelConfig#values}.
 */
package io.petrel.node.config;
