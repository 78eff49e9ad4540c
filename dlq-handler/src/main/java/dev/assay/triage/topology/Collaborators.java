package dev.assay.triage.topology;

import dev.assay.triage.heal.Healing;

/**
 * What the processors work with.
 *
 * @param letters is told of every dead letter
 * @param groups counts groups
 * @param healing judges samples again
 */
record Collaborators(LetterCount letters, GroupCount groups, Healing healing) {}
