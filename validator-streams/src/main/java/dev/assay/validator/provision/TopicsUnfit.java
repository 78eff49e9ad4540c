package dev.assay.validator.provision;

import dev.assay.kit.lifecycle.CannotStart;

/** A topic that is missing, or that can't be asked about or created. */
public final class TopicsUnfit extends CannotStart {
  TopicsUnfit(String message) {
    super(message);
  }

  TopicsUnfit(String message, Throwable cause) {
    super(message, cause);
  }
}
