package dev.assay.schema.document;

import java.net.URI;

/**
 * A {@code $ref} or its kin, not yet resolved.
 *
 * @param pointer where it stands
 * @param base the resource it stands in
 * @param target as written
 */
record Reference(String pointer, URI base, URI target) {

  /** The resource it points into, without fragment. */
  URI resource() {
    String path = withoutFragment(target);
    return path.isEmpty() ? base : withoutFragmentUri(base.resolve(path));
  }

  /** What it points at within the resource, decoded; empty for the resource itself. */
  String fragment() {
    String fragment = target.getFragment();
    return fragment == null ? "" : fragment;
  }

  static URI withoutFragmentUri(URI uri) {
    return URI.create(withoutFragment(uri));
  }

  private static String withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }
}
