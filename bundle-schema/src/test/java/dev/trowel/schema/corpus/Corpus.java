package dev.trowel.schema.corpus;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads bundles of the corpus.
final class Corpus {

  /// Files that lie in every bundle of the corpus: notebooks, scripts, wheels, an app.
  private static final Path COMPANIONS = Path.of("src/test/cases/companions");

  private Corpus() {}

  /// All files below `folder`, sorted.
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Writes the bundle and its companions into `folder`.
  static void write(CorpusFile bundle, Path folder) {
    Map<String, String> all = new HashMap<>();
    for (Path file : files(COMPANIONS)) {
      all.put(COMPANIONS.relativize(file).toString(), CaseFiles.read(file));
    }
    all.putAll(bundle.files());
    CaseFiles.write(all, folder);
  }

  /// What there is to say about the bundle in `folder`, each finding once, with the targets it was
  /// found in.
  static Map<Diagnostic, Set<String>> findings(Path folder) {
    Map<String, Diagnostic> first = new HashMap<>();
    Map<Diagnostic, Set<String>> found = new LinkedHashMap<>();
    try {
      for (Selected target : BundleReader.selectAll(folder, Options.none())) {
        for (Diagnostic each : read(target)) {
          String same = each.code() + each.summary() + each.spans();
          found
              .computeIfAbsent(first.computeIfAbsent(same, _ -> each), _ -> new TreeSet<>())
              .add(target.target());
        }
      }
    } catch (StopException stop) {
      stop.diagnostics().forEach(each -> found.put(each, Set.of()));
    }
    return found;
  }

  private static List<Diagnostic> read(Selected target) {
    Diagnostics diagnostics = new Diagnostics();
    Facts facts = Facts.offline(Optional.empty(), GitFacts.none());
    BundleReader.read(target, Inputs.none(), facts, diagnostics);
    return diagnostics.list();
  }
}
