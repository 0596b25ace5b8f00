/** Which structure should hold an order book: the candidates, the streams they are measured on, and the benchmark. */
package io.petrel.bench.book;
