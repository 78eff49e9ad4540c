package dev.assay.registry.validationapi;

import dev.assay.contracts.rest.JudgementBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.registry.validationapi.EventLines.Line;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * Judges by one version.
 *
 * @param schema what judges
 * @param name what it is called in verdicts
 * @param invalidOnly whether verdicts on valid events are left out
 */
record Judging(CompiledSchema schema, String name, boolean invalidOnly) {

  JudgementBody one(byte[] event) {
    return JudgementBody.of(schema.validate(event), name, Optional.empty());
  }

  /** A line for each verdict that is wanted. */
  Buffer lines(List<Line> lines) {
    Buffer verdicts = Buffer.buffer();
    for (Line line : lines) {
      Verdict verdict = schema.validate(line.text().getBytes());
      if (!invalidOnly || !(verdict instanceof Verdict.Valid)) {
        verdicts
            .appendBuffer(
                JsonBody.write(JudgementBody.of(verdict, name, Optional.of(line.number()))))
            .appendByte((byte) '\n');
      }
    }
    return verdicts;
  }
}
