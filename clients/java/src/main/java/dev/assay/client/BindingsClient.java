package dev.assay.client;

import dev.assay.contracts.rest.BindingBody;
import dev.assay.contracts.rest.BindingRemovedBody;
import dev.assay.contracts.rest.BindingWishBody;
import dev.assay.contracts.rest.BindingsBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks a registry which topics are judged by which schema, and decides it; throws as {@link
 * SchemasClient} does.
 */
public final class BindingsClient {
  private static final String PATH = "/bindings";
  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public BindingsClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** The bindings that were decided, by name. */
  public BindingsBody all() {
    return calls.get(PATH).as(BindingsBody.class);
  }

  /** The binding that was decided by this name. */
  public BindingBody one(String name) {
    return calls.get(path(name)).as(BindingBody.class);
  }

  /** Decides about a name, whatever was decided before. */
  public BindingBody set(String name, BindingWishBody wish) {
    return calls.put(path(name), wish).as(BindingBody.class);
  }

  /** Leaves a name to the validators' configuration again. */
  public BindingRemovedBody remove(String name, String reason) {
    String why = reason.isEmpty() ? "" : "?reason=" + encoded(reason);
    return calls.delete(path(name) + why).as(BindingRemovedBody.class);
  }

  private static String path(String name) {
    return PATH + "/" + encoded(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
