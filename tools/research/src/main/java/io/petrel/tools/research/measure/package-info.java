/**
 * Estimators of one number from one series: cycles, entropy, roughness, persistence, reversion. Each names its method,
 * takes plain arrays, and says not-a-number where the data cannot answer; none invents a default.
 */
package io.petrel.tools.research.measure;
