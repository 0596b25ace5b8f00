/** Tables of text: trades and bars as CSV with any columns, bars as JSON. */
package io.petrel.tools.data.table;
