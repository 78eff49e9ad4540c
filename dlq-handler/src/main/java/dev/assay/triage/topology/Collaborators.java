package dev.assay.triage.topology;

import dev.assay.triage.heal.Healing;
import dev.assay.triage.privacy.Keeping;
import dev.assay.triage.privacy.Privacy;

/**
 * What the processors work with.
 *
 * @param groups counts groups
 * @param healing judges samples again
 * @param privacy says what may be kept
 * @param keeping says how long
 */
record Collaborators(GroupCount groups, Healing healing, Privacy privacy, Keeping keeping) {

  /** Hides nothing and keeps everything. */
  Collaborators(GroupCount groups, Healing healing) {
    this(groups, healing, Privacy.NONE, Keeping.FOREVER);
  }
}
