package io.petrel.bench.book;

/** A book as the benchmark drives it. Sequence rules are the same for all and left out. */
interface CandidateBook
{
    /** Price that stands for an empty side. */
    long NONE = Long.MIN_VALUE;

    void clear();

    void bid(long priceTicks, long sizeLots);

    void ask(long priceTicks, long sizeLots);

    long bestBidTicks();

    long bestAskTicks();

    /** Sum of the sizes of the first levels of both sides: what a feature reads after each delta. */
    long topLots(int levels);
}
