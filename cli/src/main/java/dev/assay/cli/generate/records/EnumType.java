package dev.assay.cli.generate.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.assay.cli.generate.code.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes an enum of strings: read and written by value, never by number or Java's own name. */
final class EnumType {
  private static final ClassName STRING = ClassName.get(String.class);

  private EnumType() {}

  static TypeSpec of(ClassName name, List<String> values) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L", "What {@code " + name.simpleName() + "} may be.");
    Set<String> taken = new HashSet<>();
    values.forEach(value ->
        type.addEnumConstant(
            constant(value, taken), TypeSpec.anonymousClassBuilder("$S", value).build()));
    return type.addField(STRING, "value", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(STRING, "value")
                .addStatement("this.value = value")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("value")
                .addJavadoc("How it is written.")
                .addAnnotation(JsonValue.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(STRING)
                .addStatement("return value")
                .build())
        .addMethod(reader(name))
        .build();
  }

  private static MethodSpec reader(TypeName name) {
    return MethodSpec.methodBuilder("of")
        .addJavadoc("Reads what {@link #value()} writes.")
        .addAnnotation(
            AnnotationSpec.builder(JsonCreator.class)
                .addMember("mode", "$T.DELEGATING", JsonCreator.Mode.class)
                .build())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(name)
        .addParameter(STRING, "value")
        .beginControlFlow("for ($T each : values())", name)
        .beginControlFlow("if (each.value.equals(value))")
        .addStatement("return each")
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "throw new IllegalArgumentException($S)", "not one of the values that the schema names")
        .build();
  }

  private static String constant(String value, Set<String> taken) {
    String wanted = Words.of(value).constant();
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }
}
