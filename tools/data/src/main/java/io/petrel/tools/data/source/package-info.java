/** Opening files: plain, gzip (also several members) and zip, as numbered lines; times and columns of text. */
package io.petrel.tools.data.source;
