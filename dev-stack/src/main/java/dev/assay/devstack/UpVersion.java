package dev.assay.devstack;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which Assay this is, as the jar's manifest has it. */
final class UpVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "assay "
          + Optional.ofNullable(Up.class.getPackage().getImplementationVersion())
              .orElse("development")
    };
  }
}
