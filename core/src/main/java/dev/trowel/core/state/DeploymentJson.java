package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The list of files that the last deployment put in the workspace, `deployment.json` (format.md
/// 5).
///
/// @param seq counts the deployments of files; 0 before the first
/// @param version the `cli_version` that wrote it
/// @param timestamp when, RFC 3339
/// @param files what it put there
/// @param id a UUID that all deployments of this target share; `""` before the first
public record DeploymentJson(
    long seq, String version, String timestamp, List<Entry> files, String id) {

  /// The name of the file, here and in the workspace.
  public static final String FILE = "deployment.json";

  private static final int FORM = 1;

  /// One file.
  ///
  /// @param path relative to the sync root, with `/`
  public record Entry(String path, boolean notebook) {}

  public DeploymentJson {
    files = List.copyOf(files);
  }

  /// What is known before the first deployment.
  public static DeploymentJson none() {
    return new DeploymentJson(0, "", "", List.of(), "");
  }

  /// What `bytes` say.
  ///
  /// @param where the file, as the user should read it in a message
  /// @throws StopException with code `state-unreadable` or `state-too-new`
  public static DeploymentJson read(byte[] bytes, String where) {
    try {
      ObjectNode file = Json.parse(bytes);
      requireShape(file);
      if (file.path("version").asLong(FORM) > FORM) {
        throw StateProblem.tooNew(where, file.path("version").asText());
      }
      return new DeploymentJson(
          file.path("seq").asLong(),
          file.path("cli_version").asText(),
          file.path("timestamp").asText(),
          entries(file.path("files")),
          file.path("id").asText());
    } catch (IOException e) {
      throw StateProblem.unreadable(where, bytes, e);
    }
  }

  /// This as the text of a file.
  public byte[] write() {
    ObjectNode file =
        Json.object()
            .put("version", FORM)
            .put("seq", seq)
            .put("cli_version", version)
            .put("timestamp", timestamp)
            .put("id", id);
    ArrayNode list = file.putArray("files");
    files.forEach(entry ->
        list.addObject().put("local_path", entry.path()).put("is_notebook", entry.notebook()));
    return Json.write(file);
  }

  /// The successor that put `now` in the workspace.
  public DeploymentJson next(List<Entry> now, Clock clock) {
    return new DeploymentJson(
        seq + 1,
        Compatible.VERSION,
        clock.instant().toString(),
        now,
        id.isEmpty() ? UUID.randomUUID().toString() : id);
  }

  private static void requireShape(ObjectNode file) throws IOException {
    JsonNode files = file.path("files");
    if (!files.isArray() && !files.isMissingNode() && !files.isNull()) {
      throw new Damage("`files` is no list", "files");
    }
    for (JsonNode each : files) {
      if (!each.path("local_path").isTextual()) {
        throw new Damage("a file has no `local_path`", "files");
      }
    }
  }

  private static List<Entry> entries(JsonNode list) {
    List<Entry> entries = new ArrayList<>();
    list.forEach(item ->
        entries.add(
            new Entry(item.path("local_path").asText(), item.path("is_notebook").asBoolean())));
    return entries;
  }
}
