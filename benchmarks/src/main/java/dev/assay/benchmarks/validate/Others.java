package dev.assay.benchmarks.validate;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.schema.JSONSchema;
import com.github.erosb.jsonsKema.JsonParser;
import com.github.erosb.jsonsKema.SchemaLoader;
import dev.assay.benchmarks.validate.Contender.Accepting;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.ValidatorFactory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONTokener;

/** Other validators for the JVM, each from bytes and with formats asserted where it can. */
final class Others {
  private Others() {}

  static Accepting fastjson2(String schema) {
    JSONSchema compiled = JSONSchema.of(JSON.parseObject(schema));
    return event -> compiled.isValid(JSON.parse(event));
  }

  /** Knows draft-07 at most, so the dialect is not named to it. */
  static Accepting everit(String schema) {
    JSONObject json = new JSONObject(schema);
    json.remove("$schema");
    json =
        new JSONObject(
            json.toString()
                .replace("#/$defs/", "#/definitions/")
                .replace("\"$defs\"", "\"definitions\""));
    org.everit.json.schema.Schema compiled =
        org.everit.json.schema.loader.SchemaLoader.builder()
            .schemaJson(json)
            .draftV7Support()
            .build()
            .load()
            .build();
    org.everit.json.schema.Validator validator =
        org.everit.json.schema.Validator.builder().failEarly().build();
    return event -> {
      Object value = new JSONTokener(new String(event, StandardCharsets.UTF_8)).nextValue();
      try {
        validator.performValidation(compiled, value);
        return value instanceof JSONObject || value instanceof JSONArray;
      } catch (org.everit.json.schema.ValidationException invalid) {
        return false;
      }
    };
  }

  static Accepting harrel(String schema) {
    dev.harrel.jsonschema.Validator validator =
        new ValidatorFactory().withEvaluatorFactory(new FormatEvaluatorFactory()).createValidator();
    URI registered = validator.registerSchema(schema);
    return event ->
        validator.validate(registered, new String(event, StandardCharsets.UTF_8)).isValid();
  }

  static Accepting jsonSkema(String schema) {
    com.github.erosb.jsonsKema.Validator validator =
        com.github.erosb.jsonsKema.Validator.forSchema(
            new SchemaLoader(new JsonParser(schema).parse()).load());
    return event ->
        validator.validate(new JsonParser(new String(event, StandardCharsets.UTF_8)).parse())
            == null;
  }

  static Accepting vertx(String schema) {
    Validator validator =
        Validator.create(
            JsonSchema.of(new JsonObject(schema)),
            new JsonSchemaOptions()
                .setBaseUri("https://example.com/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Flag));
    return event ->
        Boolean.TRUE.equals(validator.validate(Json.decodeValue(Buffer.buffer(event))).getValid());
  }
}
