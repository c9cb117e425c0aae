package dev.trowel.app.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.Main;
import dev.trowel.app.command.CommandRunner;
import dev.trowel.app.transcript.Shell;
import dev.trowel.app.transcript.Told;
import dev.trowel.app.wiring.GuiceEngine;
import dev.trowel.core.workspace.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with a bundle, and commands typed there; nothing of the machine's environment is seen.
///
/// @param environment all environment variables
record Ground(Path folder, Map<String, String> environment) {

  /// The bundle's file.
  static final String BUNDLE = "databricks.yml";

  private static final long LARGE = 1L << 20;

  /// One schema, and a job that runs a notebook and names the schema: the smallest bundle with
  /// something that depends on something.
  static final String TRIPS =
      """
      bundle:
        name: trips
      resources:
        schemas:
          trips:
            catalog_name: main
            name: trips
        jobs:
          count:
            name: count
            tasks:
              - task_key: count
                notebook_task:
                  notebook_path: count.py
                  base_parameters:
                    schema: ${resources.schemas.trips.name}
      """;

  /// A ground whose environment is empty.
  static Ground bare(Path folder) {
    return new Ground(folder, Map.of());
  }

  /// This ground with more variables in its environment.
  Ground with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Ground(folder, Map.copyOf(all));
  }

  /// This ground with [#TRIPS] on it.
  Ground trips() {
    return file("count.py", "# Databricks notebook source\nprint(1)\n").bundle(TRIPS);
  }

  /// This ground with `text` as its bundle.
  Ground bundle(String text) {
    return file(BUNDLE, text);
  }

  /// This ground with one more file, or another content of it.
  Ground file(String name, String text) {
    return file(name, text.getBytes(UTF_8));
  }

  Ground file(String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// This ground where the bundle says `replacement` in the one place where it says `old`.
  Ground change(String old, String replacement) {
    String text = text(BUNDLE);
    if (text.split(Pattern.quote(old), -1).length != 2) {
      throw new AssertionError("not exactly once: " + old);
    }
    return bundle(text.replace(old, replacement));
  }

  /// A file's content.
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// All files and what they hold; of a large one its size.
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        long size = Files.size(path);
        String content = size > LARGE ? "" + size : Files.readString(path, ISO_8859_1);
        files.put(folder.relativize(path).toString(), content);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  /// Those the sources are made of, and what was recorded of deployments; not what only saves time.
  SortedMap<String, String> records() {
    SortedMap<String, String> files = files();
    files.keySet().removeIf(name -> name.endsWith("/trowel/hashes.json"));
    return files;
  }

  /// Runs a command; the words are separated by spaces.
  Shell.Result run(String line) {
    return told(new Shell(folder, environment).run(words(line)));
  }

  /// As [#run], until `halt` asks it to end.
  Shell.Result run(String line, Halt halt) {
    return told(
        new Shell(folder, environment)
            .run(words(line), (arguments, caller) -> Main.run(arguments, caller, halt)));
  }

  /// How findings are laid out is not what these tests are about.
  private static Shell.Result told(Shell.Result result) {
    return new Shell.Result(
        result.exit(), result.out(), Told.of(result.err()), Told.of(result.screen()));
  }

  /// As [#run], where waiting takes no time.
  Shell.Result run(String line, PatientTime time) {
    return told(
        new Shell(folder, environment)
            .run(
                words(line),
                (arguments, caller) ->
                    new CommandRunner(caller, debug -> new GuiceEngine(caller, debug, time))
                        .run(arguments)));
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
