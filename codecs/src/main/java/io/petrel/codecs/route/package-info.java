/**
 * For whom messages are, where more than one room must know it. By template id alone, without decoding.
 */
package io.petrel.codecs.route;
