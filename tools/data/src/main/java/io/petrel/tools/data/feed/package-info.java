/** The feed that a run uses when the user names none. */
package io.petrel.tools.data.feed;
