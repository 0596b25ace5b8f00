package io.petrel.bench.plain;

import java.math.BigDecimal;

/** A price and what is offered at it. */
record Level(BigDecimal price, BigDecimal size)
{
}
