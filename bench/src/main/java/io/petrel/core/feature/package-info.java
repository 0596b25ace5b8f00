/** What single calculators of the features cost; in their package, since they are nobody else's business. */
package io.petrel.core.feature;
