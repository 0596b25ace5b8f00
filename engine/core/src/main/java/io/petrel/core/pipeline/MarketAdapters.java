package io.petrel.core.pipeline;

import io.petrel.core.bar.BarAdapter;
import io.petrel.core.market.BookAdapter;

/** Decoders of market messages into state, shared by all lanes: they keep nothing between calls. */
record MarketAdapters(BookAdapter books, BarAdapter bars)
{
    MarketAdapters()
    {
        this(new BookAdapter(), new BarAdapter());
    }
}
