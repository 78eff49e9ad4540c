package dev.assay.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** Sends requests that no decent client would. */
public final class Raw {
  private Raw() {}

  /** What came back, up to the end of the connection. */
  public record Answered(int status, String head, String body) {
    public String header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** One request on a connection of its own. */
  public static Answered send(URI host, String method, String target, String headers, byte[] body)
      throws IOException {
    try (Socket socket = new Socket(host.getHost(), host.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s%s\r\n"
              .formatted(
                  method,
                  target,
                  host.getAuthority(),
                  headers,
                  body.length == 0 ? "" : "Content-Length: %d\r\n".formatted(body.length));
      out.write(head.getBytes(UTF_8));
      try {
        out.write(body);
        out.flush();
      } catch (IOException answeredBefore) {
        // Who finds a body too big need not read it to the end.
        assert answeredBefore != null;
      }
      return answer(socket);
    }
  }

  private static Answered answer(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException reset) {
      // What came before it counts.
      assert reset != null;
    }
    String all = bytes.toString(ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no answer but '%s'".formatted(all));
    }
    String[] first = all.substring(0, end).split(" ", 3);
    return new Answered(Integer.parseInt(first[1]), all.substring(0, end), all.substring(end + 4));
  }
}
