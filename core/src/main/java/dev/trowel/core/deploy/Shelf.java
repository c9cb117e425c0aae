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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

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
  /// @param files what of these is the deployment's; none says that all of it is
  private record Entry(String id, List<String> folders, List<String> files) {}

  /// Puts `release`, which is in use now, in front, and removes those beyond the number to keep:
  /// none that a resource still refers to, and none at all while something runs. What hinders it is
  /// told, and the next deployment tries again.
  ///
  /// @return errors
  ///
  /// @param before names of the files that were listed before this deployment, relative to their
  ///   folder
  List<Diagnostic> put(Release release, List<String> before, State state) {
    try {
      List<Entry> all = with(release, before);
      List<Entry> goes = beyond(all, state);
      boolean runs = !goes.isEmpty() && new ActiveRuns(site.workspace().rest()).mayBe(state);
      List<Entry> removed = runs ? List.of() : goes;
      write(all);
      removed.forEach(this::remove);
      if (!removed.isEmpty()) {
        all.removeAll(removed);
        write(all);
      }
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  private List<Entry> with(Release release, List<String> before) {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry(release.id(), release.folders(), List.of()));
    Optional<List<Entry>> known = files.read(path).flatMap(Shelf::parse);
    known.orElseGet(() -> usual(release, before)).stream()
        .filter(entry -> !entry.id().equals(release.id()))
        .forEach(all::add);
    return all;
  }

  /// What a deployment without releases left: jobs may run on it. Others may have put files beside.
  private static List<Entry> usual(Release release, List<String> before) {
    String folder = release.usual().file();
    List<String> files = before.stream().map(name -> folder + "/" + name).toList();
    return files.isEmpty() ? List.of() : List.of(new Entry("", List.of(folder), files));
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

  private void remove(Entry entry) {
    if (entry.id().isEmpty()) {
      entry.files().forEach(file -> files.delete(file, false));
      withParents(entry).forEach(this::removeIfEmpty);
    } else {
      entry.folders().forEach(folder -> files.delete(folder, true));
    }
  }

  /// The folders of an entry's files, the deepest first.
  private static List<String> withParents(Entry entry) {
    TreeSet<String> folders = new TreeSet<>(Comparator.reverseOrder());
    for (String file : entry.files()) {
      String at = file;
      while (at.length() > entry.folders().getFirst().length()) {
        at = at.substring(0, at.lastIndexOf('/'));
        folders.add(at);
      }
    }
    return List.copyOf(folders);
  }

  /// One in which something is left is not ours to empty.
  private void removeIfEmpty(String folder) {
    try {
      files.delete(folder, false);
    } catch (StopException stays) {
      return;
    }
  }

  private void write(List<Entry> all) {
    ObjectNode file = JSON.createObjectNode();
    ArrayNode list = file.putArray("releases");
    for (Entry entry : all) {
      ObjectNode each = list.addObject().put("id", entry.id());
      ArrayNode folders = each.putArray("folders");
      entry.folders().forEach(folders::add);
      ArrayNode known = each.putArray("files");
      entry.files().forEach(known::add);
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
        all.add(new Entry(each.path("id").asText(), texts(each, "folders"), texts(each, "files")));
      }
      return Optional.of(all);
    } catch (IOException e) {
      return Optional.of(List.of());
    }
  }

  private static List<String> texts(JsonNode entry, String field) {
    return entry.path(field).valueStream().map(JsonNode::asText).toList();
  }
}
