/**
 * The only exit. {@link io.petrel.core.risk.Gate} checks every intent against every rule and alone holds the {@link
 * io.petrel.core.risk.OrderPort}; what it approved is an {@link io.petrel.core.risk.ApprovedOrder}, which nothing
 * outside this package can make, what it refused is a {@link io.petrel.core.risk.Verdict} with rule and numbers.
 * {@link io.petrel.core.risk.Guardian} watches the account at every event and can only close, cancel and flatten.
 */
package io.petrel.core.risk;
