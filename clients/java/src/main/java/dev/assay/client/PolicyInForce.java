package dev.assay.client;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.PolicyBody;

/**
 * A policy, and how far up the log the answering state stands.
 *
 * @param policy the policy
 * @param position a validator that has reached it applies the policy
 */
public record PolicyInForce(PolicyBody policy, LogPosition position) {}
