package dev.trowel.core.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Tells which files the workspace turns into notebooks when they are uploaded (format.md 2.8).
final class Notebooks {

  private static final String TITLE = "Databricks notebook source";
  private static final Map<String, String> HEADERS =
      Map.of(
          ".py", "# " + TITLE,
          ".r", "# " + TITLE,
          ".sql", "-- " + TITLE,
          ".scala", "// " + TITLE);
  private static final String JUPYTER = ".ipynb";

  /// The oldest Jupyter format the workspace imports.
  private static final int JUPYTER_FORMAT = 4;

  private Notebooks() {}

  /// Whether a file of this name is one, going by its whole content.
  static boolean isNotebook(String path, byte[] content) {
    String extension = extension(path).toLowerCase(Locale.ROOT);
    if (extension.equals(JUPYTER)) {
      return isJupyter(content);
    }
    String header = HEADERS.get(extension);
    return header != null && header.equals(firstLine(content, header.length()));
  }

  /// Whether the content matters at all for a file of this name.
  static boolean mayBeNotebook(String path) {
    String extension = extension(path).toLowerCase(Locale.ROOT);
    return extension.equals(JUPYTER) || HEADERS.containsKey(extension);
  }

  /// The name in the workspace: notebooks lose their extension.
  static String remoteName(String path, boolean notebook) {
    return notebook ? path.substring(0, path.length() - extension(path).length()) : path;
  }

  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  /// The first line without blanks at its end; only so much of it as could be a header.
  private static String firstLine(byte[] content, int enough) {
    int end = 0;
    while (end < content.length && content[end] != '\n' && end < 2 * enough) {
      end++;
    }
    return new String(content, 0, end, StandardCharsets.UTF_8).stripTrailing();
  }

  private static boolean isJupyter(byte[] content) {
    try (JsonParser parser = new JsonFactory().createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        if (parser.nextToken().isNumeric() && field.equals("nbformat")) {
          return parser.getDoubleValue() >= JUPYTER_FORMAT;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
