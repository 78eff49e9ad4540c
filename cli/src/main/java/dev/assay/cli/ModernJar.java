package dev.assay.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a jar that are older than Java 6 in the format of Java 8.
 *
 * <p>The launcher does so when it lays out a build. An ahead-of-time cache leaves older classes
 * out, because they carry no stack maps; picocli's are such, and they are most of what a command
 * loads. Nothing but the format changes.
 */
final class ModernJar {
  private static final int WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
  private static final ClassFileVersion MODERN = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);

  // Not CodeTransform.ACCEPT_ALL: that copies bodies as they are, and so without stack maps.
  private static final CodeTransform REBUILT = (builder, element) -> builder.with(element);

  private ModernJar() {}

  /** Rewrites the jars named, in place. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  private static void rewrite(Path path) throws IOException {
    Path modern = path.resolveSibling(path.getFileName() + ".modern");
    try (JarFile jar = new JarFile(path.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {path.toUri().toURL()});
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(modern))) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)));
      for (JarEntry entry : jar.stream().toList()) {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(entry.getName().endsWith(".class") ? modern(format, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(modern, path, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modern(ClassFile format, byte[] bytes) {
    ClassModel model = format.parse(bytes);
    return model.majorVersion() >= WITH_STACK_MAPS
        ? bytes
        : format.transformClass(
            model,
            ClassTransform.dropping(element -> element instanceof ClassFileVersion)
                .andThen(ClassTransform.transformingMethodBodies(REBUILT))
                .andThen(ClassTransform.endHandler(builder -> builder.with(MODERN))));
  }
}
