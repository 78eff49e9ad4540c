package dev.assay.registry.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One thing to do to a key. */
sealed interface MirrorChange {
  String key();

  /** How much of a transaction's size it takes, in bytes. */
  int bytes();

  /** The key has this value. */
  record Put(String key, String value) implements MirrorChange {
    @Override
    public int bytes() {
      return key.length() + value.getBytes(UTF_8).length;
    }
  }

  /** The key is not there. */
  record Delete(String key) implements MirrorChange {
    @Override
    public int bytes() {
      return key.length();
    }
  }
}
