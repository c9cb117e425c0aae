package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JarTimesTest {

  private static final FileTime MADE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final FileTime COPIED = FileTime.from(Instant.parse("2026-02-02T00:00:00Z"));

  /// Of the contents `a` and `b`, as `sha256sum` says.
  private static final String LIST =
      """
      ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb 1767225600 a.jar
      3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d 1767225600 b.jar
      """;

  @TempDir Path home;

  @BeforeEach
  void copied() throws IOException {
    list(LIST);
    jar("a");
    jar("b");
  }

  @Test
  void areRestored() throws IOException {
    restore();

    assertThat(time("a")).isEqualTo(MADE);
    assertThat(time("b")).isEqualTo(MADE);
  }

  @Test
  void stayWhereOneJarIsAnother() throws IOException {
    Files.writeString(home.resolve("lib/b.jar"), "c");
    Files.setLastModifiedTime(home.resolve("lib/b.jar"), COPIED);

    restore();

    assertThat(time("a")).isEqualTo(COPIED);
    assertThat(time("b")).isEqualTo(COPIED);
  }

  @Test
  void stayWhereOneJarIsMissing() throws IOException {
    Files.delete(home.resolve("lib/b.jar"));

    restore();

    assertThat(time("a")).isEqualTo(COPIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ca97 a.jar\n", "ca97 soon a.jar\n", "\u0000 1 \u0000\n"})
  void stayWhereTheListIsDamaged(String list) throws IOException {
    list(list);

    restore();

    assertThat(time("a")).isEqualTo(COPIED);
  }

  @Test
  void stayWhereThereIsNoList() throws IOException {
    Files.delete(home.resolve("cds/jars"));

    restore();

    assertThat(time("a")).isEqualTo(COPIED);
  }

  private void restore() {
    new JarTimes(home).restore();
  }

  private void list(String text) throws IOException {
    Files.createDirectories(home.resolve("cds"));
    Files.write(home.resolve("cds/jars"), text.getBytes(UTF_8));
  }

  private void jar(String name) throws IOException {
    Path jar = Files.createDirectories(home.resolve("lib")).resolve(name + ".jar");
    Files.writeString(jar, name);
    Files.setLastModifiedTime(jar, COPIED);
  }

  private FileTime time(String name) throws IOException {
    return Files.getLastModifiedTime(home.resolve("lib").resolve(name + ".jar"));
  }
}
