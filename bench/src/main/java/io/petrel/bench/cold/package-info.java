/** What the decision path costs when its code and data are not near. */
package io.petrel.bench.cold;
