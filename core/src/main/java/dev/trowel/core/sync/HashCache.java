package dev.trowel.core.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was found in files when they were last read, so that unchanged ones are not read again. It
/// only saves time: when it cannot be read or written, files are read.
final class HashCache {

  private static final String FILE = "trowel/hashes.json";
  private static final String FILES = "files";

  private final LocalFolder folder;
  private final Map<String, Known> known = new TreeMap<>();

  /// What is known of one file.
  record Known(FileStamp stamp, boolean notebook, String sha256) {}

  HashCache(LocalFolder folder) {
    this.folder = folder;
    read().path(FILES).properties().forEach(e -> known.put(e.getKey(), parse(e.getValue())));
  }

  /// What is known of `path`, if its stamp still is `stamp`.
  Optional<Known> find(String path, FileStamp stamp) {
    return Optional.ofNullable(known.get(path)).filter(k -> k.stamp().equals(stamp));
  }

  /// Keeps what was found, if that differs from what was known.
  ///
  /// @param since when the first stamp was taken at the earliest
  void store(List<SourceFile> found, Instant since) {
    Map<String, Known> sure = new TreeMap<>();
    found.stream()
        .filter(file -> file.stamp().isSure(since))
        .forEach(f -> sure.put(f.path(), new Known(f.stamp(), f.notebook(), f.sha256())));
    if (!sure.equals(known)) {
      ObjectNode file = Json.object();
      ObjectNode files = file.putObject(FILES);
      sure.forEach((path, k) -> files.set(path, print(k)));
      write(Json.write(file));
    }
  }

  private void write(byte[] content) {
    try {
      folder.write(FILE, content);
    } catch (StopException e) {
      // A checkout one may only read can be planned all the same.
      return;
    }
  }

  private ObjectNode read() {
    try {
      Optional<byte[]> content = folder.read(FILE);
      return content.isPresent() ? Json.parse(content.get()) : Json.object();
    } catch (IOException | StopException e) {
      return Json.object();
    }
  }

  private static JsonNode print(Known known) {
    return Json.object()
        .put("size", known.stamp().size())
        .put("modified", known.stamp().modified().toString())
        .put("identity", known.stamp().identity())
        .put("notebook", known.notebook())
        .put("sha256", known.sha256());
  }

  private static Known parse(JsonNode entry) {
    FileStamp stamp =
        new FileStamp(
            entry.path("size").asLong(-1),
            instant(entry.path("modified").asText()),
            entry.path("identity").asText());
    return new Known(stamp, entry.path("notebook").asBoolean(), entry.path("sha256").asText());
  }

  /// A time that fits no file when `text` is none.
  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }
}
