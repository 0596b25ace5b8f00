package io.petrel.core.order;

/**
 * Orders in the order they were added, linked through themselves; an order is on one list at a time. Allocates
 * nothing.
 */
final class OrderList
{
    private Order first;
    private Order last;
    private int size;

    Order first()
    {
        return first;
    }

    int size()
    {
        return size;
    }

    void add(final Order order)
    {
        order.previous = last;
        order.next = null;
        if (null == last)
        {
            first = order;
        }
        else
        {
            last.next = order;
        }
        last = order;
        size++;
    }

    void remove(final Order order)
    {
        if (null == order.previous)
        {
            first = order.next;
        }
        else
        {
            order.previous.next = order.next;
        }
        if (null == order.next)
        {
            last = order.previous;
        }
        else
        {
            order.next.previous = order.previous;
        }
        order.previous = null;
        order.next = null;
        size--;
    }
}
