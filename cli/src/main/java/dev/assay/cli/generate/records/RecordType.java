package dev.assay.cli.generate.records;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.assay.cli.generate.shape.Shape;
import dev.assay.cli.generate.shape.Shape.Structure;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.NullMarked;

/** Writes the record of a structure, with all types of its file in the outermost. */
final class RecordType {
  private final TypeNames names;

  RecordType(TypeNames names) {
    this.names = names;
  }

  TypeSpec topLevel(Structure root) {
    TypeSpec.Builder type =
        type(names.root(), root)
            .addAnnotation(NullMarked.class)
            .addAnnotation(
                AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", "assay generate")
                    .build());
    List<Map.Entry<ClassName, Shape>> found = names.take();
    while (!found.isEmpty()) {
      found.forEach(entry -> type.addType(nested(entry.getKey(), entry.getValue())));
      found = names.take();
    }
    return type.build();
  }

  private TypeSpec nested(ClassName name, Shape shape) {
    return shape instanceof Shape.OneOf(List<String> values)
        ? EnumType.of(name, values)
        : type(name, (Structure) shape).build();
  }

  private TypeSpec.Builder type(ClassName name, Structure structure) {
    List<Component> components = Component.of(structure, name, names);
    MethodSpec.Builder canonical = MethodSpec.constructorBuilder();
    CodeBlock.Builder javadoc = CodeBlock.builder();
    javadoc.add("$L", Javadoc.text(structure.description(), name.simpleName()));
    if (!components.isEmpty()) {
      javadoc.add("\n");
    }
    CodeBlock.Builder checks = CodeBlock.builder();
    for (Component component : components) {
      canonical.addParameter(component.parameter());
      javadoc.add("\n@param $L $L", component.name(), component.words());
      checks.add(component.checks());
    }
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(javadoc.build())
            .addAnnotation(
                AnnotationSpec.builder(JsonInclude.class)
                    .addMember("value", "$T.NON_NULL", JsonInclude.Include.class)
                    .build())
            .recordConstructor(canonical.build());
    if (structure.others().isEmpty()) {
      type.addAnnotation(
          AnnotationSpec.builder(JsonIgnoreProperties.class)
              .addMember("ignoreUnknown", "true")
              .build());
    }
    if (!checks.build().isEmpty()) {
      type.addMethod(
          MethodSpec.compactConstructorBuilder()
              .addModifiers(Modifier.PUBLIC)
              .addCode(checks.build())
              .build());
    }
    return type;
  }
}
