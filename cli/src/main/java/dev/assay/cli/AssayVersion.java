package dev.assay.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class AssayVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(AssayVersion.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"assay " + version};
  }
}
