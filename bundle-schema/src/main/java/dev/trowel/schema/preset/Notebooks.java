package dev.trowel.schema.preset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells notebooks from other files (format.md 2.8).
final class Notebooks {

  /// The endings of notebooks, in the order they are suggested.
  static final List<String> EXTENSIONS = List.of(".py", ".r", ".scala", ".sql", ".ipynb");

  private static final String JUPYTER = ".ipynb";
  private static final String TITLE = " Databricks notebook source";
  private static final Map<String, String> HEADERS =
      Map.of(".py", "#" + TITLE, ".r", "#" + TITLE, ".scala", "//" + TITLE, ".sql", "--" + TITLE);

  private Notebooks() {}

  /// Whether the file is a notebook: by its ending and its first line.
  ///
  /// @throws IOException when the file cannot be read
  static boolean isNotebook(Path file) throws IOException {
    String extension = extension(file.toString());
    String header = HEADERS.get(extension);
    return extension.equals(JUPYTER) || (header != null && startsWith(file, header));
  }

  private static boolean startsWith(Path file, String header) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(header.length() + 1), StandardCharsets.UTF_8);
      return start.stripTrailing().equals(header);
    }
  }

  /// The ending in lower case with its dot; empty when there is none.
  static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot).toLowerCase(Locale.ROOT) : "";
  }

  /// The path without its ending, as the workspace names the notebook.
  static String withoutExtension(String path) {
    return path.substring(0, path.length() - extension(path).length());
  }
}
