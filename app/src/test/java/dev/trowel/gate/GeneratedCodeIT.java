package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The jars of the distribution leave nothing to be generated at each start, and do the same.
class GeneratedCodeIT {

  private static final Path LIBRARIES = Path.of(System.getProperty("trowel.dist"), "lib");

  @ParameterizedTest
  @ValueSource(strings = {"trowel", "core", "bundle-schema"})
  void isWrittenOut(String jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar(jar).toFile())) {
      for (var entry : zip.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        assertThat(left(bytes)).as(entry.getName()).isEmpty();
      }
    }
  }

  @Test
  void comparesRecordsAsTheyAreWritten() throws Exception {
    try (URLClassLoader packed = packed()) {
      Object span = span(packed, "a.yml", 7);
      assertThat(span).isEqualTo(span(packed, "a.yml", 7)).isNotEqualTo(span(packed, "a.yml", 8));
      assertThat(span).isNotEqualTo(span(packed, "b.yml", 7)).isNotEqualTo("a.yml");
      assertThat(span.getClass()).isNotSameAs(Span.class);
      assertThat(span).hasSameHashCodeAs(new Span("a.yml", 7, 2, 3, 4));
    }
  }

  private static Object span(ClassLoader loader, String file, int line) throws Exception {
    return loader
        .loadClass(Span.class.getName())
        .getConstructor(String.class, int.class, int.class, int.class, int.class)
        .newInstance(file, line, 2, 3, 4);
  }

  private static Path jar(String name) throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files
          .filter(each -> each.getFileName().toString().matches(name + "(-\\d.*)?\\.jar"))
          .findAny()
          .orElseThrow();
    }
  }

  private static URLClassLoader packed() throws IOException {
    URL jar = jar("bundle-schema").toUri().toURL();
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }

  private static List<String> left(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(GeneratedCodeIT::calls)
        .filter(GeneratedCodeIT::isGenerated)
        .map(call -> call.name().stringValue())
        .toList();
  }

  private static Stream<InvokeDynamicInstruction> calls(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast);
  }

  private static boolean isGenerated(InvokeDynamicInstruction call) {
    return switch (call.name().stringValue()) {
      case "hashCode", "equals" -> true;
      case "typeSwitch" -> call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
      default -> false;
    };
  }
}
