package dev.assay.kit.access;

import dev.assay.kit.config.Secret;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.kit.tls.Pem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of tokens, one a line: {@code NAME ROLE[,ROLE…] TOKEN} or {@code NAME ROLE[,ROLE…]
 * sha256:HEX}; empty lines and those that begin with {@code #} say nothing.
 */
final class TokenFile {
  private static final String HASHED = "sha256:";

  private TokenFile() {}

  /**
   * Reads a file.
   *
   * @throws FileUnusable naming the line, never what stands in it
   */
  static List<TokenSettings> read(Path file) {
    List<TokenSettings> tokens = new ArrayList<>();
    int number = 0;
    for (String line : Pem.text(file).lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        tokens.add(token(line.split("\\s+")));
      } catch (IllegalArgumentException malformed) {
        throw new FileUnusable(file, "line %d: %s".formatted(number, malformed.getMessage()));
      }
    }
    return tokens;
  }

  private static TokenSettings token(String[] words) {
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "expected NAME ROLE[,ROLE…] TOKEN, found %d words".formatted(words.length));
    }
    List<Role> roles = Arrays.stream(words[1].split(",", -1)).map(Role::parse).toList();
    return words[2].startsWith(HASHED)
        ? new TokenSettings(
            words[0], roles, Optional.empty(), Optional.of(TokenHash.parse(words[2])))
        : new TokenSettings(words[0], roles, Optional.of(new Secret(words[2])), Optional.empty());
  }
}
