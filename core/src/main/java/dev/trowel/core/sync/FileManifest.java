package dev.trowel.core.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What lies under `workspace.file_path`, by content: kept in the workspace, so that a fresh clone
/// knows what need not be uploaded.
///
/// It holds for certain deployments only: when another tool has deployed since, `deployment.json`
/// is none of them, and the manifest is void. While files are being changed, their digests are
/// unknown.
///
/// @param filePath the folder it speaks of
/// @param deployments those it holds for
/// @param files by local path, relative to the sync root
record FileManifest(String filePath, List<Tie> deployments, SortedMap<String, Entry> files) {

  /// The name of the file, below `workspace.state_path`.
  static final String FILE = "trowel/files.json";

  private static final int FORM = 1;

  FileManifest {
    deployments = List.copyOf(deployments);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Names one deployment.
  record Tie(String id, long seq, String timestamp) {
    static Tie to(DeploymentJson deployment) {
      return new Tie(deployment.id(), deployment.seq(), deployment.timestamp());
    }
  }

  /// One file.
  ///
  /// @param sha256 of its content; `""` while nobody knows whether the old or the new one is there
  record Entry(String sha256, boolean notebook) {
    static Entry unknown(boolean notebook) {
      return new Entry("", notebook);
    }

    boolean isKnown() {
      return !sha256.isEmpty();
    }
  }

  /// A manifest that knows of nothing.
  static FileManifest none(String filePath) {
    return new FileManifest(filePath, List.of(), new TreeMap<>());
  }

  /// Whether it tells what is there after `deployment`.
  boolean holdsFor(DeploymentJson deployment) {
    return deployments.contains(Tie.to(deployment));
  }

  /// The manifest that `bytes` hold; empty when they hold none for `filePath` that we can read.
  static Optional<FileManifest> read(byte[] bytes, String filePath) {
    try {
      ObjectNode file = Json.parse(bytes);
      FileManifest manifest = parse(file);
      boolean fits = file.path("version").asInt() == FORM && manifest.filePath.equals(filePath);
      return Optional.of(manifest).filter(m -> fits);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  byte[] write() {
    ObjectNode file = Json.object().put("version", FORM).put("file_path", filePath);
    ArrayNode ties = file.putArray("deployments");
    deployments.forEach(tie ->
        ties.addObject()
            .put("id", tie.id())
            .put("seq", tie.seq())
            .put("timestamp", tie.timestamp()));
    ObjectNode list = file.putObject("files");
    files.forEach((path, entry) ->
        list.putObject(path).put("sha256", entry.sha256()).put("notebook", entry.notebook()));
    return Json.write(file);
  }

  private static FileManifest parse(JsonNode file) {
    List<Tie> ties = new ArrayList<>();
    file.path("deployments")
        .forEach(tie ->
            ties.add(
                new Tie(
                    tie.path("id").asText(),
                    tie.path("seq").asLong(),
                    tie.path("timestamp").asText())));
    SortedMap<String, Entry> files = new TreeMap<>();
    file.path("files")
        .properties()
        .forEach(field ->
            files.put(
                field.getKey(),
                new Entry(
                    field.getValue().path("sha256").asText(),
                    field.getValue().path("notebook").asBoolean())));
    return new FileManifest(file.path("file_path").asText(), ties, files);
  }
}
