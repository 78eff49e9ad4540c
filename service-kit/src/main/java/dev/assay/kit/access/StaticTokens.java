package dev.assay.kit.access;

import java.security.MessageDigest;
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
    byte[] presented = TokenHash.of(token).bytes();
    Optional<Principal> found = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash, presented)) {
        found = Optional.of(entry.holder);
      }
    }
    return found;
  }

  private List<Entry> entries(List<TokenSettings> more) {
    List<TokenSettings> all = Stream.concat(configured.stream(), more.stream()).toList();
    if (all.stream().map(TokenSettings::hash).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two principals have the same token");
    }
    return all.stream().map(Entry::new).toList();
  }

  private static final class Entry {
    private final byte[] hash;
    private final Principal holder;

    Entry(TokenSettings token) {
      this.hash = token.hash().bytes();
      this.holder = token.holder();
    }
  }
}
