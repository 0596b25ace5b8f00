/** LOBSTER: Nasdaq messages of one stock and one day with the book after each. */
package io.petrel.tools.data.lobster;
