package dev.assay.cli.deadletters;

import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.FailureGroupBody.MarkBody;
import dev.assay.contracts.rest.FailureGroupBody.Sample;
import dev.assay.contracts.rest.TimelineBody;
import java.util.List;

/**
 * The document of {@code assay dlq show}.
 *
 * @param group the group
 * @param samples oldest first
 * @param marks what was said, latest first
 * @param timeline when its dead letters came
 */
record Shown(
    FailureGroupBody group, List<Sample> samples, List<MarkBody> marks, TimelineBody timeline) {}
