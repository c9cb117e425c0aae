package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rewrites what dbx resolves: names of local files, and of things in the workspace.
///
/// @param asked what is asked for
/// @param root the folder of the project
/// @param named takes the things that are looked up
/// @param notes takes what cannot be looked up
record Rewriting(Asked asked, Path root, NamedThings named, Notes notes) {

  /// What is passed to programs, which do not know where the bundle lies.
  private static final Set<String> PASSED =
      Set.of("parameters", "named_parameters", "base_parameters", "init_scripts", "spark_conf");

  private static final String FILE = "file://";
  private static final String FUSE = "file:fuse://";

  /// The settings of a workflow as a bundle has them.
  Mapping of(Mapping workflow) {
    return mapping(workflow, false);
  }

  private Value value(String name, Value value, boolean isPassed) {
    return switch (value) {
      case Mapping mapping -> mapping(mapping, isPassed || PASSED.contains(name));
      case Seq seq -> seq.map(each -> value(name, each, isPassed || PASSED.contains(name)));
      case Text text -> text(name, text, isPassed || PASSED.contains(name));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> value;
    };
  }

  private Mapping mapping(Mapping mapping, boolean isPassed) {
    Mapping changed = mapping.map((name, value) -> value(name, value, isPassed));
    for (Map.Entry<String, Map.Entry<String, String>> each : NamedThings.FIELDS.entrySet()) {
      Value name = changed.get(each.getKey());
      if (name instanceof Text(var place, String text)) {
        String reference = named.lookup(each.getValue().getValue(), text);
        changed =
            Made.renamed(changed, each.getKey(), each.getValue().getKey())
                .with(each.getValue().getKey(), new Text(place, reference));
      }
    }
    return initScript(changed);
  }

  /// Files of the bundle lie in the workspace, not in DBFS.
  private static Mapping initScript(Mapping mapping) {
    String destination = Values.textOrEmpty(mapping, "dbfs", "destination");
    return destination.startsWith("${workspace.")
        ? Made.renamed(mapping, "dbfs", "workspace")
        : mapping;
  }

  private Text text(String name, Text text, boolean isPassed) {
    String words = text.text();
    if (words.indexOf('\0') >= 0) {
      return text;
    }
    Optional<String> file = file(words);
    if (file.isPresent()) {
      return new Text(
          text.span(), isPassed ? inWorkspace(text, file.get()) : local(text, file.get()));
    }
    if (words.startsWith("instance-profile://")) {
      notes.check(
          text.span(),
          words + " stays as it is",
          "No variable looks up instance profiles: write its ARN.");
    }
    boolean isOld = name.equals("python_file") && Files.isRegularFile(root.resolve(words));
    return isOld
        ? new Text(text.span(), local(text, words))
        : named.of(words).map(id -> new Text(text.span(), id)).orElse(text);
  }

  private static Optional<String> file(String words) {
    if (words.startsWith(FUSE)) {
      return Optional.of(words.substring(FUSE.length()));
    }
    return words.startsWith(FILE) ? Optional.of(words.substring(FILE.length())) : Optional.empty();
  }

  /// Only what is below the bundle's folder is uploaded.
  private String local(Text text, String file) {
    String local = asked.local(root.resolve(file));
    if (local.startsWith("..")) {
      throw Notes.unusable(
          text.span(),
          file + " lies outside the bundle's folder",
          "Write the bundle where all files are below it: --output-dir.");
    }
    return local;
  }

  private String inWorkspace(Text text, String file) {
    return "${workspace.file_path}/" + local(text, file).replaceFirst("^\\./", "");
  }
}
