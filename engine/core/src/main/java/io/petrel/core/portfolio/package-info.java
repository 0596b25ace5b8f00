/**
 * What the account holds and what it has promised: positions at exact cost, realised and unrealised profit, fees,
 * equity and its high-water mark, and the exposure reserved by every order that may still fill. Takes primitives,
 * emits to {@link io.petrel.core.portfolio.PortfolioSink}; knows nothing of orders, rules or messages.
 */
package io.petrel.core.portfolio;
