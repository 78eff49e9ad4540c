package dev.assay.cli.connection;

import dev.assay.client.BindingsClient;
import dev.assay.client.ChangesClient;
import dev.assay.client.CompatibilityClient;
import dev.assay.client.EnforcementClient;
import dev.assay.client.LifecycleClient;
import dev.assay.client.MirrorClient;
import dev.assay.client.ReadinessClient;
import dev.assay.client.SchemasClient;
import dev.assay.client.ReleaseClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.TelemetryClient;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --registry}. */
public final class RegistryOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_REGISTRY_URL:-http://127.0.0.1:8081}",
      description = "The registry (ASSAY_REGISTRY_URL, else http://127.0.0.1:8081).")
  private URI url = ServiceEndpoint.LOCAL_REGISTRY;

  /** A registry that another option named. */
  static RegistryOption at(CommandSpec command, URI url) {
    RegistryOption option = new RegistryOption();
    option.command = command;
    option.url = url;
    return option;
  }

  /** Where it is. */
  public URI url() {
    return url;
  }

  /** A client for the schemas of the registry asked for. */
  public SchemasClient schemas() {
    return new SchemasClient(endpoint(), Actor.name());
  }

  /** A client of that registry's mirror. */
  public MirrorClient mirror() {
    return new MirrorClient(endpoint(), Actor.name());
  }

  /** A client for what is said of versions later in their life. */
  public LifecycleClient lifecycle() {
    return new LifecycleClient(endpoint(), Actor.name());
  }

  /** A client for what new versions owe to those before them. */
  public CompatibilityClient compatibility() {
    return new CompatibilityClient(endpoint(), Actor.name());
  }

  /** A client for what happens to invalid events. */
  public EnforcementClient enforcement() {
    return new EnforcementClient(endpoint(), Actor.name());
  }

  /** A client for which topics are judged by which schema. */
  public BindingsClient bindings() {
    return new BindingsClient(endpoint(), Actor.name());
  }

  /** A client for releases. */
  public ReleaseClient releases() {
    return new ReleaseClient(endpoint(), Actor.name());
  }

  /** A client of what that registry tells: changes and the audit. */
  public ChangesClient changes() {
    return new ChangesClient(endpoint(), Actor.name());
  }

  /** A client for what is met in the field. */
  public TelemetryClient telemetry() {
    return new TelemetryClient(endpoint(), Actor.name());
  }

  /** A client of whether it is ready. */
  public ReadinessClient readiness() {
    return new ReadinessClient(endpoint());
  }

  private ServiceEndpoint endpoint() {
    return Endpoints.checked(
            () -> ServiceEndpoint.registry(url).withCredentials(CredentialOptions.of(command)))
        .withRemedy(Endpoints.remedy("--registry", "ASSAY_REGISTRY_URL"));
  }
}
