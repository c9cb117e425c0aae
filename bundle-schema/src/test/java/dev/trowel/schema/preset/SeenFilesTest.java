package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.preset.SeenFiles.Kind;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeenFilesTest {

  private static final String HEADER = "# Databricks notebook source\n";

  @TempDir private Path folder;
  private SeenFiles seen;

  @BeforeEach
  void start() {
    seen = new SeenFiles(new LocalFiles(folder, folder, "/Workspace/files"));
  }

  @Test
  void tellsWhatLiesAtAPath() throws IOException {
    Files.writeString(folder.resolve("nb.py"), HEADER);
    Files.writeString(folder.resolve("code.py"), "print()\n");
    Files.createSymbolicLink(folder.resolve("link.py"), folder.resolve("nb.py"));

    assertThat(seen.kind(folder.resolve("nb.py"))).isEqualTo(Kind.NOTEBOOK);
    assertThat(seen.kind(folder.resolve("link.py"))).isEqualTo(Kind.NOTEBOOK);
    assertThat(seen.kind(folder.resolve("code.py"))).isEqualTo(Kind.FILE);
    assertThat(seen.kind(folder)).isEqualTo(Kind.FOLDER);
    assertThat(seen.kind(Path.of("/dev/null"))).isEqualTo(Kind.OTHER);
    assertThat(seen.kind(folder.resolve("none"))).isEqualTo(Kind.NOTHING);
  }

  @Test
  void looksOnce() throws IOException {
    Path file = folder.resolve("nb.py");
    assertThat(seen.kind(file)).isEqualTo(Kind.NOTHING);
    Files.writeString(file, HEADER);

    assertThat(seen.kind(folder.resolve("nb.py"))).isEqualTo(Kind.NOTHING);
    assertThat(new SeenFiles(seen.files()).kind(file)).isEqualTo(Kind.NOTEBOOK);
  }

  @Test
  void resolvesAPathForEachFileThatSaysSo() {
    assertThat(seen.resolve("../nb.py", Span.at("a/j.yml", 1, 1)))
        .hasValue(folder.resolve("nb.py"));
    assertThat(seen.resolve("../nb.py", Span.at("a/j.yml", 9, 9)))
        .hasValue(folder.resolve("nb.py"));
    assertThat(seen.resolve("../nb.py", Span.at("a/b/j.yml", 1, 1)))
        .hasValue(folder.resolve("a/nb.py"));
    assertThat(seen.resolve("nb.py", Span.at("a/b.py", 1, 1))).hasValue(folder.resolve("nb.py"));
    assertThat(seen.resolve("a\0b", Span.at("a/j.yml", 1, 1))).isEmpty();
  }

  @Test
  void saysWhereAFileLiesInTheWorkspace() {
    Path file = folder.resolve("a/nb.py");

    assertThat(seen.remote(file)).isEqualTo("/Workspace/files/a/nb.py");
    assertThat(seen.remote(file)).isSameAs(seen.remote(folder.resolve("a/nb.py")));
  }
}
