package dev.assay.cli.generate.records;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.assay.cli.generate.code.Words;
import dev.assay.cli.generate.shape.Shape;
import dev.assay.cli.generate.shape.Shape.Member;
import dev.assay.cli.generate.shape.Shape.Slot;
import dev.assay.cli.generate.shape.Shape.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One component of a record.
 *
 * @param name in Java
 * @param words what it is, for people
 * @param parameter its declaration, with annotations
 * @param checks statements of the constructor
 */
record Component(String name, String words, ParameterSpec parameter, CodeBlock checks) {
  private static final String OTHERS = "additionalProperties";

  /** No component may be called as a method that every object has. */
  private static final Set<String> METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  static List<Component> of(Structure structure, ClassName owner, TypeNames names) {
    List<Component> components = new ArrayList<>();
    Set<String> taken = new HashSet<>(METHODS);
    if (structure.all().containsKey("")) {
      throw new NoRecord(
          "it has a member whose name is empty, which Jackson takes for none; give it a name");
    }
    structure
        .all()
        .forEach((json, member) ->
            components.add(
                member(
                    unique(Words.of(json).camel(), taken),
                    json,
                    member,
                    structure.required().contains(json),
                    names)));
    structure
        .others()
        .ifPresent(slot -> components.add(others(unique(OTHERS, taken), slot, names, owner)));
    return components;
  }

  private static String unique(String wanted, Set<String> taken) {
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = wanted + number;
    }
    return name;
  }

  private static Component member(
      String name, String json, Member member, boolean required, TypeNames names) {
    Slot slot = member.slot();
    boolean absent = !required;
    TypeName type = names.of(slot, absent, json);
    AnnotationSpec.Builder property =
        AnnotationSpec.builder(JsonProperty.class).addMember("value", "$S", json);
    if (required) {
      property.addMember("required", "true");
    }
    ParameterSpec.Builder parameter =
        ParameterSpec.builder(type, name).addAnnotation(property.build());
    if (type.isPrimitive()) {
      parameter.addAnnotation(
          AnnotationSpec.builder(JsonSetter.class)
              .addMember("nulls", "$T.FAIL", Nulls.class)
              .build());
    }
    if (required && slot.nullable()) {
      parameter.addAnnotation(
          AnnotationSpec.builder(JsonInclude.class)
              .addMember("value", "$T.ALWAYS", JsonInclude.Include.class)
              .build());
    }
    return new Component(
        name,
        Javadoc.text(member.description(), "{@code " + Javadoc.code(json) + "}"),
        parameter.build(),
        new Checks(name, json, slot, absent, type).code());
  }

  private static Component others(String name, Slot slot, TypeNames names, ClassName owner) {
    Slot map = new Slot(new Shape.MapOf(slot), false);
    TypeName type = names.of(map, false, owner.simpleName() + "Other");
    return new Component(
        name,
        "all other members",
        ParameterSpec.builder(type, name)
            .addAnnotation(JsonAnySetter.class)
            .addAnnotation(JsonAnyGetter.class)
            .build(),
        Checks.ofOthers(name));
  }
}
