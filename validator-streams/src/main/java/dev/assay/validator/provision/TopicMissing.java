package dev.assay.validator.provision;

import dev.assay.kit.lifecycle.CannotStart;

/** A topic that isn't there, and isn't ours to create. */
public final class TopicMissing extends CannotStart {
  TopicMissing(String message) {
    super(message);
  }
}
