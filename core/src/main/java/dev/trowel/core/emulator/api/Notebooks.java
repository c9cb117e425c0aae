package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells notebooks from files: by the header line of a source file, or by `.ipynb`.
final class Notebooks {
  private static final String HEADER = " Databricks notebook source";
  private static final Map<String, String> LANGUAGES =
      Map.of(".py", "PYTHON", ".sql", "SQL", ".scala", "SCALA", ".r", "R");
  private static final Map<String, String> COMMENTS =
      Map.of("PYTHON", "#", "SQL", "--", "SCALA", "//", "R", "#");

  private Notebooks() {}

  /// What kind of notebook something is.
  ///
  /// @param path without the extension
  /// @param language in capitals
  /// @param format `SOURCE` or `JUPYTER`
  record Notebook(String path, String language, String format) {}

  /// The notebook that `content` at `path` is, empty when it is a plain file.
  static Optional<Notebook> detect(String path, byte[] content) {
    String extension = extensionOf(path);
    String bare = path.substring(0, path.length() - extension.length());
    if (extension.equals(".ipynb")) {
      return Optional.of(new Notebook(bare, languageOf(content), "JUPYTER"));
    }
    return Optional.ofNullable(LANGUAGES.get(extension))
        .filter(language -> hasHeader(content, language))
        .map(language -> new Notebook(bare, language, "SOURCE"));
  }

  /// Whether the first line says that this is a notebook.
  static boolean hasHeader(byte[] content, String language) {
    String head = new String(content, 0, Math.min(content.length, 200), StandardCharsets.UTF_8);
    return head.lines()
        .findFirst()
        .orElse("")
        .stripTrailing()
        .equals(COMMENTS.get(language) + HEADER);
  }

  /// The extension with its dot, in lower case, `""` when there is none.
  static String extensionOf(String path) {
    String name = Tree.name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  private static String languageOf(byte[] notebook) {
    try {
      JsonNode tree = Json.MAPPER.readTree(notebook);
      if (!tree.isObject()) {
        throw ApiException.invalid("The notebook is not valid JSON in the Jupyter format.");
      }
      JsonNode metadata = tree.path("metadata");
      String kernel = metadata.path("language_info").path("name").asText("python");
      return kernel.toUpperCase(Locale.ROOT);
    } catch (IOException e) {
      throw ApiException.invalid("The notebook is not valid JSON in the Jupyter format.");
    }
  }
}
