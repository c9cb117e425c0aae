package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the template `mlops` made of some answers.
///
/// @param root the folder it was written to
/// @param name of the project
record MlopsProject(Path root, String name) {

  private static final Path TEMPLATE =
      Path.of("src/main/resources/template/mlops").toAbsolutePath();

  /// Nobody is logged in anywhere, and nobody has to be.
  private static final WorkspaceFacts NOBODY =
      new WorkspaceFacts() {
        @Override
        public String host() {
          throw new AssertionError("asked for a workspace");
        }

        @Override
        public CurrentUser user() {
          throw new AssertionError("asked for a user");
        }

        @Override
        public String defaultCatalog() {
          throw new AssertionError("asked for a catalog");
        }
      };

  /// What the pipelines and the jobs write in double braces themselves.
  private static final Pattern OWN = Pattern.compile("\\$\\{\\{ |\\{\\{(tasks|job)\\.");

  private static final Pattern TRAILING = Pattern.compile("[ \t]\n");

  /// Makes a project in a new folder.
  static MlopsProject make(Path parent, Map<String, String> answers) {
    try {
      return makeIn(Files.createTempDirectory(parent, "mlops"), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a project in a folder that may hold others.
  static MlopsProject makeIn(Path folder, Map<String, String> answers) {
    new Initializer(
            TestRequests.of(folder, TEMPLATE.toString()).set(MlopsAnswers.options(answers)).build(),
            new NoQuestions(),
            NOBODY)
        .run();
    return new MlopsProject(folder, answers.getOrDefault("project_name", "my_mlops_project"));
  }

  /// The files, seen from the root, sorted, without what updates need.
  List<String> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(file -> !file.contains(".trowel/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files whose names end so.
  List<String> files(String ending) {
    return files().stream().filter(file -> file.endsWith(ending)).toList();
  }

  /// The text of a file.
  String text(String file) {
    try {
      return Files.readString(root.resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The texts of all files whose names end so, one after the other.
  String texts(String ending) {
    return String.join("\n", files(ending).stream().map(this::text).toList());
  }

  /// All that is wrong: with the texts, the YAML and the bundle in all of its targets.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String file : files()) {
      String text = text(file);
      textFaults(text).forEach(fault -> faults.add(file + " " + fault));
      if (file.endsWith(".yml")) {
        Diagnostics found = new Diagnostics();
        YamlReader.read(file, text.getBytes(UTF_8), found);
        found.list().forEach(each -> faults.add(file + ": " + each));
      }
      if (file.endsWith("databricks.yml")) {
        Path bundle = Objects.requireNonNull(root.resolve(file).getParent());
        findings(bundle).forEach(each -> faults.add(each.toString()));
      }
    }
    return faults;
  }

  private static List<String> textFaults(String text) {
    List<String> faults = new ArrayList<>();
    if (OWN.matcher(text).replaceAll("").contains("{{")) {
      faults.add("has double braces left");
    }
    if (TRAILING.matcher(text).find()) {
      faults.add("has trailing blanks");
    }
    if (!text.endsWith("\n") || text.endsWith("\n\n")) {
      faults.add("does not end in one newline");
    }
    if (text.startsWith("\n") || text.contains("\n\n\n\n")) {
      faults.add("has empty lines where none belong");
    }
    return faults;
  }

  private static List<Diagnostic> findings(Path bundle) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Selected> targets = BundleReader.selectAll(bundle, Options.none());
    for (Selected target : targets) {
      Diagnostics found = new Diagnostics();
      read(target, Inputs.none(), found);
      findings.addAll(found.list());
    }
    return findings;
  }

  private static Bundle read(Selected target, Inputs inputs, Diagnostics found) {
    return BundleReader.read(
        target, inputs, Facts.offline(Optional.empty(), GitFacts.none()), found);
  }

  /// One target of the project's bundle.
  Bundle bundle(String target, Map<String, String> variables) {
    Path home = root.resolve(root.resolve(name).resolve(name).toFile().isDirectory() ? name : ".");
    Selected selected = BundleReader.select(home.resolve(name), Options.none().withTarget(target));
    return read(selected, Inputs.of(variables), new Diagnostics());
  }

  /// The names of the bundle's targets.
  List<String> targets() {
    return BundleReader.targets(bundle("dev", Map.of()).root(), Options.none());
  }

  /// The value of each field of each resource of a bundle, by its place: `jobs.training.name`.
  static SequencedMap<String, String> fields(Bundle bundle) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    bundle
        .resources()
        .forEach((key, resource) -> {
          Values.texts(
              key.path(),
              resource.settings(),
              (at, text) -> fields.put(at.toString(), text.text()));
          all(fields, key.path().field("permissions"), resource.permissions());
          all(fields, key.path().field("grants"), resource.grants());
        });
    return fields;
  }

  private static void all(
      Map<String, String> fields, dev.trowel.schema.address.Path at, List<Value> values) {
    for (int i = 0; i < values.size(); i++) {
      Values.texts(
          at.index(i), values.get(i), (place, text) -> fields.put(place.toString(), text.text()));
    }
  }
}
