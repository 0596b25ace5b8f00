package io.petrel.bench.plain;

import java.math.BigDecimal;

/** A trade on the market; the taker bought (1), sold (-1) or the venue does not say (0). */
record Trade(BigDecimal price, BigDecimal size, int taker, long timeNs)
{
}
