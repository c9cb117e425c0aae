package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.build.BuiltBundle;
import dev.trowel.core.build.Library;
import dev.trowel.core.sync.Sha256;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.ReleaseSettings;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files and libraries of one content, in a folder that is called after it and never changes
/// (`trowel.releases`).
///
/// @param id says what is in it: the same content has the same one
/// @param usual the folders that the bundle has without releases
/// @param layout the folders that it has with this one
public record Release(String id, Layout usual, Layout layout) {

  private static final String FOLDER = "/releases/";
  private static final String VOLUMES = "/Volumes/";
  private static final int DIGITS = 12;

  /// Whether `bundle` asks for releases, and uploads files at all.
  static boolean isWanted(Bundle bundle) {
    return ReleaseSettings.kept(bundle.tree()).isPresent() && !bundle.isSourceLinked();
  }

  /// The release that holds these.
  static Release of(Bundle bundle, List<SourceFile> files, List<Library> libraries) {
    String content =
        Stream.concat(
                files.stream().map(f -> f.path() + "\0" + f.notebook() + "\0" + f.sha256()),
                libraries.stream().map(l -> "\0" + l.name() + "\0" + l.sha256()))
            .sorted()
            .collect(Collectors.joining("\n"));
    String id = Sha256.of(content.getBytes(UTF_8)).substring(0, DIGITS);
    Layout usual = bundle.layout();
    String folder = usual.root() + FOLDER + id;
    String artifact =
        usual.artifact().startsWith(VOLUMES)
            ? usual.artifact() + FOLDER + id
            : folder + "/artifacts";
    return new Release(
        id,
        usual,
        new Layout(usual.root(), folder + "/files", artifact, usual.state(), usual.resource()));
  }

  /// The folders in the workspace that are this release's alone.
  List<String> folders() {
    String artifact = layout.artifact();
    String own = usual.root() + FOLDER + id;
    return artifact.startsWith(VOLUMES) ? List.of(own, artifact) : List.of(own);
  }

  /// `bundle` with all that leads to its usual folders leading to those of this release.
  public Bundle in(Bundle bundle) {
    Mapping tree = bundle.tree();
    for (String section : List.of("resources", "artifacts")) {
      if (Values.find(tree, section) instanceof Mapping all) {
        tree = Values.put(tree, pointed(all), section);
      }
    }
    return Assembly.with(bundle.with(layout), tree);
  }

  /// The same for what was built.
  BuiltBundle in(BuiltBundle built) {
    return new BuiltBundle(in(built.bundle()), built.libraries());
  }

  private Value pointed(Value value) {
    return switch (value) {
      case Mapping mapping -> mapping.map((name, entry) -> pointed(entry));
      case Value.Seq list -> list.map(this::pointed);
      case Value.Text(var span, String text) -> new Value.Text(span, pointed(text));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> value;
    };
  }

  private String pointed(String text) {
    String files = replaced(text, usual.file(), layout.file());
    return replaced(files, usual.artifact(), layout.artifact());
  }

  /// Only whole names: `…/files` is not in `…/files2`.
  private static String replaced(String text, String folder, String by) {
    return text.contains(folder)
        ? Pattern.compile(Pattern.quote(folder) + "(?![\\w.-])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(by))
        : text;
  }
}
