package io.petrel.bench.plain;

import io.petrel.codecs.event.OrderPurpose;
import java.math.BigDecimal;

/**
 * An order as it left: a limit order that takes what it finds at once and keeps nothing working.
 *
 * @param id       the event's number times 64, plus its place among the orders of the event.
 * @param isBuy    its side.
 * @param price    its limit.
 * @param size     its size.
 * @param purpose  why it was sent.
 * @param parentId of the piece of work it belongs to.
 */
public record Order(long id, boolean isBuy, BigDecimal price, BigDecimal size, OrderPurpose purpose, long parentId)
{
}
