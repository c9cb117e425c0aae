package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes the `artifacts` section say all that building needs (format.md 2.9): absolute paths, the
/// usual command and files of wheels, an artifact for a `setup.py` that nobody declared.
final class Artifacts {

  private static final String SECTION = "artifacts";
  private static final String IMPLIED = "python_artifact";
  private static final String SETUP = "setup.py";
  private static final String MISCONFIGURED = "artifact-misconfigured";
  private static final String BUILD = "build";
  private static final String FILES = "files";
  private static final String SOURCE = "source";
  private static final String PATH = "path";
  private static final String WHEEL = "whl";
  private static final Set<String> EXECUTABLES = Set.of("bash", "sh", "cmd");
  private static final List<String> PYTHONS = List.of("python3", "python", "py");

  private final LocalFiles files;
  private final Map<String, String> environment;
  private final Diagnostics diagnostics;

  Artifacts(LocalFiles files, Map<String, String> environment, Diagnostics diagnostics) {
    this.files = files;
    this.environment = environment;
    this.diagnostics = diagnostics;
  }

  /// The tree with the section complete.
  ///
  /// @param tree with the local paths of its resources settled
  Mapping prepare(Mapping tree) {
    boolean dynamic = Values.isTrue(tree, "presets", "artifacts_dynamic_version");
    Mapping declared = withImplied(tree);
    return declared.get(SECTION) instanceof Mapping artifacts
        ? declared.with(SECTION, artifacts.map((name, value) -> prepare(name, value, dynamic)))
        : declared;
  }

  private Mapping withImplied(Mapping tree) {
    if (!Values.mapping(tree, SECTION).entries().isEmpty()
        || !Files.isRegularFile(files.bundle().resolve(SETUP))
        || LocalLibraries.of(tree).isEmpty()) {
      return tree;
    }
    Mapping wheel = Mapping.empty(Span.of(SETUP)).with("type", new Text(Span.of(SETUP), WHEEL));
    return Values.put(tree, wheel, SECTION, IMPLIED);
  }

  private Value prepare(String name, Value value, boolean dynamic) {
    Path at = Path.of(SECTION, name);
    if (!(value instanceof Mapping artifact)) {
      diagnostics.add(
          Diagnostic.error(MISCONFIGURED, "Artifact not properly configured")
              .detail("Say at least what builds it: " + at + ".type, .build or .files.")
              .at(at)
              .in(value.span()));
      return value;
    }
    Mapping placed = withSources(withPath(artifact));
    Mapping done = WHEEL.equals(Values.text(placed, "type")) ? wheel(placed, dynamic) : placed;
    check(at, done);
    return done;
  }

  private Mapping withPath(Mapping artifact) {
    Text written =
        artifact.get(PATH) instanceof Text text && !text.text().isEmpty()
            ? text
            : new Text(artifact.span(), files.bundle().toString());
    return artifact.with(PATH, absolute(written));
  }

  private Mapping withSources(Mapping artifact) {
    if (!(artifact.get(FILES) instanceof Seq list)) {
      return artifact;
    }
    return artifact.with(
        FILES,
        list.map(file ->
            file instanceof Mapping entry
                    && entry.get(SOURCE) instanceof Text source
                    && !source.text().isEmpty()
                ? entry.with(SOURCE, absolute(source))
                : file));
  }

  private Text absolute(Text text) {
    Optional<Text> path =
        files
            .resolve(text.text(), text.span())
            .map(found -> new Text(text.span(), found.toString()));
    if (path.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(MISCONFIGURED, "misconfigured artifact: this is no path")
              .detail("It holds a character that no name of a file may have.")
              .in(text.span()));
    }
    return path.orElse(text);
  }

  private Mapping wheel(Mapping artifact, boolean dynamic) {
    boolean open = !isBuilt(artifact) && !hasFiles(artifact);
    Mapping built =
        open
            ? artifact.with(
                BUILD, new Text(artifact.span(), python() + " " + SETUP + " bdist_wheel"))
            : artifact;
    Mapping whole = hasFiles(built) ? built : built.with(FILES, usualFiles(built));
    return dynamic
        ? whole.with("dynamic_version", new Bool(Span.synthetic("presets"), true))
        : whole;
  }

  private static Seq usualFiles(Mapping artifact) {
    String folder = Values.textOrEmpty(artifact, PATH);
    Text glob =
        new Text(artifact.span(), folder + File.separator + "dist" + File.separator + "*.whl");
    return new Seq(artifact.span(), List.of(Mapping.empty(artifact.span()).with(SOURCE, glob)));
  }

  private void check(Path at, Mapping artifact) {
    if (!isBuilt(artifact) && !hasFiles(artifact)) {
      diagnostics.add(
          Diagnostic.error(
                  MISCONFIGURED,
                  "misconfigured artifact: please specify 'build' or 'files' property")
              .detail(at + " names neither a command that builds it nor the files it consists of.")
              .at(at)
              .in(artifact.span()));
    }
    if (artifact.get("executable") instanceof Text(Span span, String program)
        && !EXECUTABLES.contains(program)) {
      diagnostics.add(
          Diagnostic.error(
                  MISCONFIGURED, "executable " + program + " is not supported, only bash, sh, cmd")
              .detail("It runs the command in `build`; leave it out for the usual one.")
              .at(at.field("executable"))
              .in(span));
    }
  }

  private static boolean isBuilt(Mapping artifact) {
    return !Values.textOrEmpty(artifact, BUILD).isEmpty();
  }

  private static boolean hasFiles(Mapping artifact) {
    return !Values.items(artifact, FILES).isEmpty();
  }

  /// The name under which this machine has Python.
  private String python() {
    return PYTHONS.stream().filter(this::isOnPath).findFirst().orElse(PYTHONS.getFirst());
  }

  private boolean isOnPath(String program) {
    Stream<String> folders =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(environment.getOrDefault("PATH", ""));
    return folders
        .filter(folder -> !folder.isEmpty())
        .map(folder -> new File(folder, program))
        .anyMatch(File::canExecute);
  }
}
