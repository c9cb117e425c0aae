package dev.trowel.core.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.ReleaseSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The releases of a deployment that are in the workspace, the newest first.
final class Shelf {

  private static final String FILE = "/trowel/releases.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Site site;
  private final WorkspaceFiles files;
  private final String path;

  Shelf(Site site) {
    this.site = site;
    this.files = site.workspace().files();
    this.path = site.bundle().layout().state() + FILE;
  }

  /// One of them.
  ///
  /// @param id `""` for the folders that were used before there were releases
  private record Entry(String id, List<String> folders) {}

  /// Puts `release`, which is in use now, in front, and removes those beyond the number to keep:
  /// none that a resource still refers to, and none at all while something runs. What hinders it is
  /// told, and the next deployment tries again.
  ///
  /// @return errors
  List<Diagnostic> put(Release release, State state) {
    try {
      List<Entry> all = with(release);
      List<Entry> goes = beyond(all, state);
      boolean runs = !goes.isEmpty() && new ActiveRuns(site.workspace().rest()).mayBe(state);
      List<Entry> removed = runs ? List.of() : goes;
      write(all);
      removed.stream().flatMap(entry -> entry.folders().stream()).forEach(this::remove);
      if (!removed.isEmpty()) {
        all.removeAll(removed);
        write(all);
      }
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  private List<Entry> with(Release release) {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry(release.id(), release.folders()));
    Optional<List<Entry>> known = files.read(path).flatMap(Shelf::parse);
    known.orElseGet(() -> before(release)).stream()
        .filter(entry -> !entry.id().equals(release.id()))
        .forEach(all::add);
    return all;
  }

  /// What a deployment without releases left: jobs may run on it.
  private List<Entry> before(Release release) {
    List<String> used =
        Stream.of(release.usual().file(), release.usual().artifact() + "/.internal")
            .filter(folder -> files.stat(folder).isPresent())
            .toList();
    return used.isEmpty() ? List.of() : List.of(new Entry("", used));
  }

  private List<Entry> beyond(List<Entry> all, State state) {
    int keep = ReleaseSettings.kept(site.bundle().tree()).orElse(1);
    return all.stream().skip(keep).filter(entry -> !isUsed(entry, state)).toList();
  }

  /// What was left out of a deployment, or failed in it, may still refer to an older one.
  private static boolean isUsed(Entry entry, State state) {
    return state.resources().values().stream()
        .map(recorded -> recorded.settings().toString())
        .anyMatch(text -> entry.folders().stream().anyMatch(folder -> text.contains(folder + "/")));
  }

  private void remove(String folder) {
    files.delete(folder, true);
  }

  private void write(List<Entry> all) {
    ObjectNode file = JSON.createObjectNode();
    ArrayNode list = file.putArray("releases");
    for (Entry entry : all) {
      ArrayNode folders = list.addObject().put("id", entry.id()).putArray("folders");
      entry.folders().forEach(folders::add);
    }
    try {
      files.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file), true);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A file nobody can read says nothing: then what is there stays.
  private static Optional<List<Entry>> parse(byte[] bytes) {
    try {
      List<Entry> all = new ArrayList<>();
      for (JsonNode each : JSON.readTree(bytes).path("releases")) {
        List<String> folders = new ArrayList<>();
        each.path("folders").forEach(folder -> folders.add(folder.asText()));
        all.add(new Entry(each.path("id").asText(), folders));
      }
      return Optional.of(all);
    } catch (IOException e) {
      return Optional.of(List.of());
    }
  }
}
