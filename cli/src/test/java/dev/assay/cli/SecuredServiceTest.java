package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that ask a service over https that a private authority vouches for, by certificate. */
class SecuredServiceTest {
  private static final String TOKEN = "a-token-of-more-than-twenty-characters";

  @TempDir private static Path directory;
  private static Authority authority;
  private static Issued client;
  private static StubService dlqHandler;

  @BeforeAll
  static void start() {
    authority = Authority.in(directory, "authority");
    client = authority.issue("client", "CN=client", "dns:client");
    Issued shown = authority.issue("service", "CN=service", "ip:127.0.0.1");
    dlqHandler =
        StubService.encrypted(authority.trusting(shown)).answers("GET /redrives", 200, "[]");
  }

  @AfterAll
  static void stop() {
    dlqHandler.close();
  }

  @Test
  void aVerbShowsItsCertificateAndTheTokenOfItsFile() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");

    Run run = redrives("--ca-cert", authority.certificate(), client, "--token-file", token);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(dlqHandler.authorizations()).contains("Bearer " + TOKEN);
  }

  @Test
  void aServiceThatNobodyVouchesForIsNotAsked() {
    Path stranger = Authority.in(directory, "stranger").certificate();

    Run run = redrives("--ca-cert", stranger, client);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(dlqHandler.url(), "certif");
  }

  @Test
  void aFileWithoutATokenIsNamed() throws Exception {
    Path blank = Files.createFile(directory.resolve("blank"));

    Run run = redrives("--ca-cert", authority.certificate(), client, "--token-file", blank);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no token in '%s'".formatted(blank));
  }

  private static Run redrives(String option, Path ca, Issued shown, Object... more) {
    List<String> words =
        new ArrayList<>(List.of("dlq", "redrive", "list", "--dlq-handler", dlqHandler.url()));
    words.addAll(List.of(option, ca.toString()));
    words.addAll(List.of("--client-cert", shown.certificate().toString()));
    words.addAll(List.of("--client-key", shown.key().toString()));
    for (Object word : more) {
      words.add(word.toString());
    }
    return Run.of(words.toArray(String[]::new));
  }
}
