package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Copies the files of the workspace that resources use, and lets the resources use the copies.
///
/// What was copied once is not copied again: two jobs with one notebook have one file.
final class Sources {

  private static final Map<String, String> EXTENSIONS =
      Map.of("PYTHON", ".py", "SQL", ".sql", "SCALA", ".scala", "R", ".r");

  private static final List<String> TREE = List.of("/Workspace/", "/Users/", "/Shared/", "/Repos/");

  private final Workspace workspace;
  private final String folder;
  private final SequencedMap<String, byte[]> files;
  private final List<String> told;
  private final Map<String, String> copies = new HashMap<>();

  /// @param folder where copies go, seen from the bundle's root
  /// @param files takes the copies, by path
  /// @param told takes what could not be copied
  Sources(
      Workspace workspace, String folder, SequencedMap<String, byte[]> files, List<String> told) {
    this.workspace = workspace;
    this.folder = folder;
    this.files = files;
    this.told = told;
  }

  /// Copies what `settings` use and changes them to use the copies.
  ///
  /// @param config the folder of the file that says so, seen from the bundle's root
  void copy(ResourceKind kind, ObjectNode settings, String config) {
    List<LocalPath> places =
        Schemas.kind(kind.name()).map(KindSchema::facets).orElseThrow().paths();
    if (!settings.has("git_source")) {
      walk(settings, Path.ROOT, places, config);
    }
  }

  private void walk(JsonNode node, Path at, List<LocalPath> places, String config) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        Path place = at.field(field.getKey());
        copied(field.getValue(), place, places, config)
            .ifPresentOrElse(
                path -> object.set(field.getKey(), TextNode.valueOf(path)),
                () -> walk(field.getValue(), place, places, config));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), at.index(i), places, config);
      }
    }
  }

  private Optional<String> copied(JsonNode value, Path at, List<LocalPath> places, String config) {
    String path = value.isTextual() ? value.textValue() : "";
    if (TREE.stream().noneMatch(path::startsWith)) {
      return Optional.empty();
    }
    return places.stream()
        .filter(place -> place.path().matches(at))
        .findFirst()
        .flatMap(place -> copy(path, place.mode()))
        .map(copy -> relative(config, copy));
  }

  private Optional<String> copy(String path, PathMode mode) {
    return switch (mode) {
      case NOTEBOOK -> known(path).or(() -> notebook(path));
      case FILE -> known(path).or(() -> file(path, name(path)));
      case DIRECTORY -> known(path).or(() -> directory(path, name(path)));
      case GLOB, LIBRARY, DEPENDENCY -> Optional.empty();
    };
  }

  private Optional<String> known(String path) {
    return Optional.ofNullable(copies.get(path));
  }

  private Optional<String> notebook(String path) {
    Call status = Call.get("/api/2.0/workspace/get-status").query("path", path);
    if (!(workspace.rest().send(status) instanceof Answer.Ok(int _, JsonNode info))) {
      told.add(path + ": there is no such notebook; the resource goes on naming it there");
      return Optional.empty();
    }
    Optional<byte[]> content = workspace.files().read(path);
    if (content.isEmpty()) {
      told.add(path + ": the notebook cannot be read; the resource goes on naming it there");
    }
    return content.map(bytes -> put(path, name(path), extension(info, bytes), bytes));
  }

  private static String extension(JsonNode notebook, byte[] content) {
    return isJupyter(content)
        ? ".ipynb"
        : EXTENSIONS.getOrDefault(notebook.path("language").asText(), "");
  }

  private static boolean isJupyter(byte[] content) {
    return content.length > 0 && content[0] == '{';
  }

  private Optional<String> file(String path, String name) {
    Optional<byte[]> content = workspace.files().read(path);
    if (content.isEmpty()) {
      told.add(path + ": there is no such file; the resource goes on naming it there");
    }
    String stem = stem(name);
    return content.map(bytes -> put(path, stem, name.substring(stem.length()), bytes));
  }

  /// Puts a file where none is, or the same one.
  private String put(String path, String stem, String extension, byte[] content) {
    String target = put(folder + "/" + stem, extension, content);
    copies.put(path, target);
    return target;
  }

  private String put(String stem, String extension, byte[] content) {
    String target = stem + extension;
    for (int next = 2; isTaken(target, content); next++) {
      target = stem + "_" + next + extension;
    }
    files.put(target, content);
    return target;
  }

  /// A name without what follows its last dot; one that begins with a dot stays whole.
  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private boolean isTaken(String target, byte[] content) {
    byte[] there = files.get(target);
    return there != null && !Arrays.equals(there, content);
  }

  /// All that is in a folder, and in those below it.
  private Optional<String> directory(String path, String name) {
    String target = folder + "/" + name;
    for (int next = 2; copies.containsValue(target); next++) {
      target = folder + "/" + name + "_" + next;
    }
    copies.put(path, target);
    if (below(path, target) == 0) {
      copies.remove(path);
      told.add(path + ": there are no files; the resource goes on naming it there");
      return Optional.empty();
    }
    return Optional.of(target);
  }

  private int below(String path, String target) {
    Call list = Call.get("/api/2.0/workspace/list").query("path", path);
    return switch (workspace.rest().send(list)) {
      case Answer.Ok(int _, JsonNode listed) -> each(listed, target);
      case Answer.Refused refused -> unlisted(path, refused.message());
      case Answer.Unclear unclear -> unlisted(path, unclear.reason());
    };
  }

  private int unlisted(String path, String why) {
    told.add("%s: the folder cannot be read and was left there: %s".formatted(path, why));
    return 0;
  }

  private int each(JsonNode listed, String target) {
    int count = 0;
    for (JsonNode object : listed.path("objects")) {
      String there = object.path("path").asText();
      String to = target + "/" + name(there);
      switch (object.path("object_type").asText()) {
        case "DIRECTORY" -> count += below(there, to);
        case "FILE", "NOTEBOOK" -> count += one(there, to, object) ? 1 : 0;
        default -> told.add(there + ": is no file and was left there");
      }
    }
    return count;
  }

  private boolean one(String path, String target, JsonNode info) {
    Optional<byte[]> content = workspace.files().read(path);
    content.ifPresentOrElse(
        bytes -> one(path, target, info, bytes),
        () -> told.add(path + ": cannot be read and was left there"));
    return content.isPresent();
  }

  /// A notebook and a file beside it may want the same name.
  private void one(String path, String target, JsonNode info, byte[] content) {
    boolean notebook = info.path("object_type").asText().equals("NOTEBOOK");
    String stem =
        notebook
            ? target
            : target.substring(0, target.length() - name(target).length()) + stem(name(target));
    String extension = notebook ? extension(info, content) : target.substring(stem.length());
    String there = put(stem, extension, content);
    if (!there.equals(stem + extension)) {
      told.add(
          "%s: another file is %s already; it was written to %s, and what names it is as it was"
              .formatted(path, stem + extension, there));
    }
  }

  private static String name(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /// `target` as it is seen from the folder `config`, both seen from the same root.
  static String relative(String config, String target) {
    String path =
        java.nio.file.Path.of("/" + config)
            .relativize(java.nio.file.Path.of("/" + target))
            .toString()
            .replace('\\', '/');
    return path.startsWith(".") ? path : "./" + path;
  }
}
