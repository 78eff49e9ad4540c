package dev.assay.kit.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens that are known here. Safe for use by several threads. */
final class StaticTokens {
  private final List<TokenSettings> configured;
  private volatile List<Entry> entries;

  StaticTokens(List<TokenSettings> configured) {
    this.configured = List.copyOf(configured);
    this.entries = entries(List.of());
  }

  /** Knows these beside those that are configured, and no others. */
  void know(List<TokenSettings> fromFile) {
    entries = entries(fromFile);
  }

  /** Whose token it is. Compares with every one, so that time tells nothing of which. */
  Optional<Principal> holder(String token) {
    TokenHash presented = TokenHash.of(token);
    Optional<Principal> found = Optional.empty();
    for (Entry entry : entries) {
      if (entry.hash().matches(presented)) {
        found = Optional.of(entry.holder());
      }
    }
    return found;
  }

  private List<Entry> entries(List<TokenSettings> more) {
    List<Entry> all =
        Stream.concat(configured.stream(), more.stream())
            .map(token -> new Entry(token.hash(), token.holder()))
            .toList();
    if (all.stream().map(Entry::hash).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two principals have the same token");
    }
    return all;
  }

  private record Entry(TokenHash hash, Principal holder) {}
}
