package dev.assay.cli.generate.records;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.assay.cli.generate.code.Words;
import dev.assay.cli.generate.shape.Shape;
import dev.assay.cli.generate.shape.Shape.Slot;
import dev.assay.cli.generate.shape.Shapes;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What the types of one file are called: whatever needs a name gets one within the file's record,
 * and no two the same.
 */
final class TypeNames {
  private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

  private final ClassName root;
  private final Map<String, ClassName> linked = new HashMap<>();
  private final Set<ClassName> used = new HashSet<>();
  private final SequencedMap<ClassName, Shape> toBeWritten = new LinkedHashMap<>();

  private TypeNames(ClassName root) {
    this.root = root;
  }

  static TypeNames of(ClassName root, Shapes shapes) {
    TypeNames names = new TypeNames(root);
    shapes
        .named()
        .forEach((pointer, slot) ->
            names.linked.put(
                pointer,
                pointer.equals(shapes.rootPointer())
                    ? root
                    : names.claim(lastWord(pointer), slot.shape())));
    return names;
  }

  ClassName root() {
    return root;
  }

  /** The types that were named and not yet taken from here, in the order of their naming. */
  List<Map.Entry<ClassName, Shape>> take() {
    List<Map.Entry<ClassName, Shape>> taken = List.copyOf(toBeWritten.entrySet());
    toBeWritten.clear();
    return taken;
  }

  /**
   * The type of a place.
   *
   * @param hint what a type that has no name yet is called after
   */
  TypeName of(Slot slot, boolean mayBeAbsent, String hint) {
    TypeName type = of(slot.shape(), hint);
    return slot.nullable() || mayBeAbsent
        ? type.box().annotated(AnnotationSpec.builder(NULLABLE).build())
        : type;
  }

  private TypeName of(Shape shape, String hint) {
    return switch (shape) {
      case Shape.Anything _, Shape.Nothing _ -> ClassName.OBJECT;
      case Shape.Text _ -> ClassName.get(String.class);
      case Shape.Whole(boolean wide, var _) ->
          wide ? ClassName.get(BigInteger.class) : TypeName.LONG;
      case Shape.Decimal _ -> TypeName.DOUBLE;
      case Shape.Truth _ -> TypeName.BOOLEAN;
      case Shape.ListOf(Slot element, var _) ->
          ParameterizedTypeName.get(
              ClassName.get(List.class), of(element, false, hint + "Item").box());
      case Shape.MapOf(Slot value) ->
          ParameterizedTypeName.get(
              ClassName.get(Map.class),
              ClassName.get(String.class),
              of(value, false, hint + "Value").box());
      case Shape.Link(String pointer) -> linked.getOrDefault(pointer, ClassName.OBJECT);
      case Shape.OneOf _, Shape.Structure _ -> claim(hint, shape);
    };
  }

  private ClassName claim(String hint, Shape shape) {
    String wanted = Words.of(hint).pascal();
    ClassName name = root.nestedClass(wanted);
    for (int number = 2; isTaken(name); number++) {
      name = root.nestedClass(wanted + number);
    }
    toBeWritten.put(name, shape);
    used.add(name);
    return name;
  }

  private boolean isTaken(ClassName name) {
    String simple = name.simpleName();
    return used.contains(name) || simple.equals(root.simpleName()) || Spoken.FOR.contains(simple);
  }

  private static String lastWord(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
