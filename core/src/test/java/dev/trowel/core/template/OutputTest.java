package dev.trowel.core.template;

import static dev.trowel.core.template.TestFiles.list;
import static dev.trowel.core.template.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.template.MadeFile.Content;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

  @TempDir Path folder;

  @Test
  void makesTheOutputFolder() {
    Path deep = folder.resolve("a/b");
    new Output(deep, "a/b").write(made("x/y.txt"));
    assertThat(list(folder)).containsExactly("a", "a/b", "a/b/x", "a/b/x/y.txt");
  }

  @Test
  void addsToFoldersThatAreThere() {
    write(folder, "x/other.txt", "other");
    new Output(folder, "").write(made("x/y.txt", "x/z/w.txt"));
    assertThat(list(folder)).containsExactly("x", "x/other.txt", "x/y.txt", "x/z", "x/z/w.txt");
  }

  @Test
  void keepsEmptyFolders() {
    new Output(folder, "").write(new Made(List.of(), List.of(".", "a", "a/b")));
    assertThat(list(folder)).containsExactly("a", "a/b");
  }

  @Test
  void keepsPermissions() throws IOException {
    new Output(folder, "").write(made("x.sh"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("x.sh"))))
        .startsWith("rwx");
  }

  @Test
  void writesNothingWhenAFileIsThere() {
    write(folder, "x/y.txt", "mine");
    assertStops(() -> new Output(folder, "out").write(made("a.txt", "x/y.txt")))
        .hasMessage("failed to initialize template, one or more files already exist: out/x/y.txt");
    assertThat(list(folder)).containsExactly("x", "x/y.txt");
    assertThat(folder.resolve("x/y.txt")).hasContent("mine");
  }

  @Test
  void writesNothingWhenAFileIsWhereAFolderHasToBe() {
    write(folder, "x", "mine");
    assertStops(() -> new Output(folder, "").write(made("a.txt", "x/y.txt")))
        .hasMessageEndingWith("already exist: x");
    assertThat(list(folder)).containsExactly("x");
  }

  @Test
  void takesALinkThatLeadsNowhereForAFile() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("nowhere"));
    assertStops(() -> new Output(folder, "").write(made("a.txt")))
        .hasMessageEndingWith("already exist: a.txt");
  }

  @Test
  void followsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(folder.resolve("x"), elsewhere);
    assertStops(() -> new Output(folder, "").write(made("x/y.txt")))
        .hasMessageContaining("behind a link");
    assertThat(list(elsewhere)).isEmpty();
  }

  @Test
  void makesNoFolderBehindALinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(folder.resolve("x"), elsewhere);
    assertStops(() -> new Output(folder, "").write(new Made(List.of(), List.of(".", "x", "x/y"))))
        .hasMessageContaining("behind a link");
    assertThat(list(elsewhere)).isEmpty();
  }

  @Test
  void followsALinkThatStaysInTheFolder() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("x"), Path.of("real"));
    new Output(folder, "").write(made("x/y.txt"));
    assertThat(folder.resolve("real/y.txt")).exists();
  }

  @Test
  void leavesNothingBehindWhenAFileCannotBeRead() {
    MadeFile broken =
        new MadeFile(
            "x/z.txt",
            "z",
            "z",
            PosixFilePermissions.fromString("rw-------"),
            new Content.Copied(folder.resolve("gone")));
    Path out = folder.resolve("out/deep");
    Made both = new Made(List.of(file("a.txt"), broken), List.of());
    assertStops(() -> new Output(out, "out/deep").write(both))
        .hasMessage("cannot write to out/deep: there is no such file or folder");
    assertThat(list(folder)).isEmpty();
  }

  @Test
  void leavesNoFolderOfItsOwn() {
    new Output(folder, "").write(made("a.txt"));
    assertThat(list(folder)).containsExactly("a.txt");
  }

  private static AbstractThrowableAssert<?, ?> assertStops(ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(StopException.class);
  }

  private static Made made(String... paths) {
    return new Made(List.of(paths).stream().map(OutputTest::file).toList(), List.of());
  }

  private static MadeFile file(String path) {
    return new MadeFile(
        path, path, path, PosixFilePermissions.fromString("rwxr-xr-x"), new Content.Rendered(path));
  }
}
