package dev.trowel.core.build;

import dev.trowel.core.sync.Sha256;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.preset.LocalLibraries;
import dev.trowel.schema.preset.LocalLibraries.Use;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts the paths that libraries will have in the workspace in the place of their local ones
/// (format.md 2.9).
public final class LibraryLinker {

  private final Bundle bundle;
  private final LibraryFolder folder;
  private final Map<Path, Path> copies = new HashMap<>();
  private final Diagnostics problems = new Diagnostics();

  /// Who asks for a file, for messages.
  private final SortedMap<Path, List<Place>> wanted = new TreeMap<>();

  private record Place(dev.trowel.schema.address.Path at, Span span) {}

  private LibraryLinker(Bundle bundle) {
    this.bundle = bundle;
    this.folder = LibraryFolder.of(bundle);
  }

  /// The bundle with all its libraries linked.
  ///
  /// @param built the files of each artifact
  /// @throws StopException with every library that is not there, cannot be read, or would get the
  ///   name of another one
  public static BuiltBundle link(Bundle bundle, SequencedMap<String, List<BuiltFile>> built) {
    return new LibraryLinker(bundle).link(built);
  }

  private BuiltBundle link(SequencedMap<String, List<BuiltFile>> built) {
    built.forEach((name, files) -> files.forEach(file -> want(name, file)));
    Bundle resolved = ArtifactTree.resolve(bundle, built, folder, problems);
    Bundle linked = LocalLibraries.replace(resolved, this::remote);
    problems.stopOnErrors();
    checkNames();
    List<Library> libraries =
        wanted.keySet().stream().map(this::library).flatMap(Optional::stream).toList();
    problems.stopOnErrors();
    return new BuiltBundle(linked, libraries);
  }

  private void want(String artifact, BuiltFile file) {
    copies.put(file.source(), file.file());
    want(
        file.file(),
        new Place(
            dev.trowel.schema.address.Path.of(Artifact.SECTION, artifact, "files"), file.span()));
  }

  private void want(Path file, Place place) {
    wanted.computeIfAbsent(file, _ -> new ArrayList<>()).add(place);
  }

  private List<String> remote(Use use) {
    try {
      SortedSet<String> paths = new TreeSet<>();
      for (Path found : FileFinder.find(bundle.sync().root(), use.file(), use.file())) {
        Path file = copies.getOrDefault(found, found);
        want(file, new Place(use.at(), use.text().span()));
        paths.add(folder.path(file));
      }
      return List.copyOf(paths);
    } catch (StopException stop) {
      stop.diagnostics().forEach(each -> problems.add(BuildProblem.at(each, use)));
      return List.of(use.file());
    }
  }

  private void checkNames() {
    SortedMap<String, List<Path>> names = new TreeMap<>();
    wanted
        .keySet()
        .forEach(file ->
            names.computeIfAbsent(LibraryFolder.name(file), _ -> new ArrayList<>()).add(file));
    names.forEach((name, files) -> {
      if (files.size() > 1) {
        List<String> shown = files.stream().map(this::shown).toList();
        problems.add(placed(BuildProblem.sameName(name, shown), files));
      }
    });
    problems.stopOnErrors();
  }

  private Diagnostic placed(Diagnostic problem, List<Path> files) {
    Diagnostic placed = problem;
    for (Path file : files) {
      for (Place place : wanted.getOrDefault(file, List.of())) {
        placed = placed.at(place.at()).in(place.span());
      }
    }
    return placed;
  }

  private Optional<Library> library(Path file) {
    try {
      long size = Files.size(file);
      if (size > Library.LARGEST) {
        problems.add(
            placed(BuildProblem.tooLarge(shown(file), size, Library.LARGEST), List.of(file)));
        return Optional.empty();
      }
      return Optional.of(
          new Library(file, shown(file), LibraryFolder.name(file), Sha256.of(file), size));
    } catch (IOException e) {
      problems.add(placed(BuildProblem.unreadable(shown(file), e), List.of(file)));
      return Optional.empty();
    }
  }

  private String shown(Path file) {
    return BuildProblem.shown(bundle.root(), file);
  }
}
