package dev.assay.kit.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes an event as one line of {@code key=value}.
 *
 * <p>A value with anything but plain characters is quoted and escaped as in JSON, so that neither a
 * stack trace nor what a client sent can begin a new line.
 */
public final class KeyValueEncoder extends EncoderBase<ILoggingEvent> {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@+,*-]+");
  private static final byte[] NOTHING = {};

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    append(line, "ts", event.getInstant());
    append(line, "level", event.getLevel());
    append(line, "logger", event.getLoggerName());
    append(line, "msg", event.getFormattedMessage());
    Optional.ofNullable(event.getKeyValuePairs())
        .ifPresent(pairs -> pairs.forEach(pair -> append(line, pair.key, pair.value)));
    Optional.ofNullable(event.getThrowableProxy())
        .ifPresent(thrown -> append(line, "stack", ThrowableProxyUtil.asString(thrown).strip()));
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder line, String key, Object value) {
    if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(key.replaceAll("[^A-Za-z0-9_.-]", "_")).append('=');
    String text = String.valueOf(value);
    if (PLAIN.matcher(text).matches()) {
      line.append(text);
    } else {
      quote(line, text);
    }
  }

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            line.append("\\u%04x".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
