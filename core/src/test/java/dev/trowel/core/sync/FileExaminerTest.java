package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Stops;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileExaminerTest {

  /// So late that every file's times are long past.
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir Path root;
  private LocalFolder folder;

  @BeforeEach
  void choose() {
    folder = LocalFolder.of(root, "dev", Optional.empty());
  }

  @Test
  void digestsContentAndFindsNotebooks() {
    Trees.write(root, "a.txt", "abc");
    Trees.write(root, "n.sql", "-- Databricks notebook source\nselect 1");
    List<SourceFile> files = examine("a.txt", "n.sql");

    assertThat(files.getFirst().sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(files).extracting(SourceFile::remoteName).containsExactly("a.txt", "n");
  }

  @Test
  void believesItsMemoryOfUnchangedFiles() throws IOException {
    Trees.write(root, "a.txt", "abc");
    examine("a.txt");
    Path cache = folder.file("trowel/hashes.json");
    Files.writeString(cache, Files.readString(cache).replace("ba7816bf", "00000000"));
    assertThat(examine("a.txt").getFirst().sha256()).startsWith("00000000");

    Trees.write(root, "a.txt", "abc");
    assertThat(examine("a.txt").getFirst().sha256()).startsWith("ba7816bf");
  }

  @Test
  void doesNotBelieveATimeThatWasSetBack() throws IOException {
    Trees.write(root, "a.txt", "abc");
    String before = examine("a.txt").getFirst().sha256();
    Path file = root.resolve("a.txt");
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, time);
    assertThat(examine("a.txt").getFirst().sha256()).isNotEqualTo(before);
  }

  @Test
  void keepsNoMemoryOfFilesThatJustChanged() throws IOException {
    Trees.write(root, "a.txt", "abc");
    Instant changed = Files.getLastModifiedTime(root.resolve("a.txt")).toInstant();
    new FileExaminer(folder, Clock.fixed(changed, ZoneOffset.UTC)).examine(chosen("a.txt"));
    assertThat(folder.file("trowel/hashes.json")).doesNotExist();
  }

  @Test
  void doubtsLongerWhereTimesAreCoarse() throws IOException {
    Trees.write(root, "a.txt", "abc");
    Instant coarse = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(coarse));
    assertThat(stamp(coarse.plusMillis(1900)).isTelling()).isFalse();
    assertThat(stamp(coarse.plusMillis(2001)).isTelling()).isTrue();
    Instant fine = coarse.plusNanos(123_456_789);
    Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(fine));
    assertThat(stamp(fine.plusMillis(99)).isTelling()).isFalse();
    assertThat(stamp(fine.plusMillis(101)).isTelling()).isTrue();
  }

  private FileStamp stamp(Instant start) {
    return new FileExaminer(folder, Clock.fixed(start, ZoneOffset.UTC))
        .examine(chosen("a.txt"))
        .getFirst()
        .stamp();
  }

  @Test
  void readsEverythingWhenTheMemoryIsDamaged() throws IOException {
    Trees.write(root, "a.txt", "abc");
    for (String damage : List.of("", "[]", "{\"files\":{\"a.txt\":{\"modified\":3}}}", "{")) {
      Trees.write(folder.path(), "trowel/hashes.json", damage);
      assertThat(examine("a.txt").getFirst().sha256()).startsWith("ba7816bf");
    }
  }

  @Test
  void worksWhereItCannotRemember() throws IOException {
    Trees.write(root, ".databricks", "in the way");
    Trees.write(root, "a.txt", "abc");
    assertThat(examine("a.txt")).hasSize(1);
  }

  @Test
  void reportsAllFilesItCannotRead() {
    Trees.make(root, "a.txt");
    assertThatThrownBy(() -> examine("gone", "a.txt", "lost"))
        .asInstanceOf(type(StopException.class))
        .satisfies(stop ->
            assertThat(stop.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactlyInAnyOrder(
                    "gone vanished while it was being read",
                    "lost vanished while it was being read"));
  }

  @Test
  void refusesFilesTheWorkspaceCannotHold() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("big").toFile(), "rw")) {
      sparse.setLength(FileExaminer.LARGEST + 1);
    }
    Stops.with("sync-file-too-large", () -> examine("big"));
  }

  @Test
  void refusesTwoFilesWithOneNameInTheWorkspace() {
    Trees.write(root, "a.py", "# Databricks notebook source");
    Trees.write(root, "a.sql", "-- Databricks notebook source");
    Stops.with("sync-name-clash", () -> examine("a.py", "a.sql"))
        .satisfies(d -> assertThat(d.summary()).isEqualTo("a.py and a.sql would both become a"));
  }

  @Test
  void refusesANotebookNamedAsAFolder() {
    Trees.write(root, "a.py", "# Databricks notebook source");
    Trees.make(root, "a/b/c.txt");
    Stops.with("sync-name-clash", () -> examine("a.py", "a/b/c.txt"));
  }

  private List<SourceFile> examine(String... paths) {
    return new FileExaminer(folder, LATER).examine(chosen(paths));
  }

  private List<ChosenFile> chosen(String... paths) {
    return Stream.of(paths).map(path -> new ChosenFile(path, root.resolve(path))).toList();
  }
}
