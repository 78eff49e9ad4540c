package dev.assay.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assay.schema.json.JsonTree;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goes around the reader, which refuses such documents, to the engine behind it. */
class NothingIsFetchedTest {

  @Test
  void theEngineNeverFetchesOverTheNetwork() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("true".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      String uri = "http://127.0.0.1:%d/a.json".formatted(server.getAddress().getPort());
      assertThat(judgeByReferenceTo(uri)).isInstanceOf(Verdict.Unchecked.class);
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theEngineNeverReadsFiles(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "true");
    assertThat(judgeByReferenceTo(file.toUri().toString())).isInstanceOf(Verdict.Unchecked.class);
    assertThat(judgeByReferenceTo("classpath:draft-07/schema"))
        .isInstanceOf(Verdict.Unchecked.class);
  }

  private static Verdict judgeByReferenceTo(String uri) {
    SchemaText text = new SchemaText("{\"$ref\":\"%s\"}".formatted(uri));
    SchemaDocument document =
        new SchemaDocument(
            text,
            Dialect.DEFAULT,
            JsonTree.read(text.json().getBytes(StandardCharsets.UTF_8)),
            new DocumentLinks(java.util.List.of(), false),
            java.util.Map.of());
    return new SchemaCompiler(ValidationLimits.defaults())
        .compile(document)
        .validate("{}".getBytes(StandardCharsets.UTF_8));
  }
}
