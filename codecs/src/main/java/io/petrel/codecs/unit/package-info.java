/**
 * Units of the engine: time in ns, prices in ticks, sizes in lots, money in E8. The only place that rounds.
 * <p>
 * Everything here is immutable or static, usable from any thread, and throws on overflow instead of wrapping.
 */
package io.petrel.codecs.unit;
