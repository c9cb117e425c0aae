package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a bundle's files and merges them: first the root file, then what it includes, in order
/// (format.md 3, load).
public final class Loader {

  private static final String INCLUDE = "include";

  private final RootFile root;
  private final Contents contents;
  private final Diagnostics diagnostics;
  private final ResourceNames names = new ResourceNames();
  private final UnusedVariables variables = new UnusedVariables();
  private final List<Allowances> allowances = new ArrayList<>();

  private Loader(RootFile root, Contents contents, Diagnostics diagnostics) {
    this.root = root;
    this.contents = contents;
    this.diagnostics = diagnostics;
  }

  /// The bundle that starts with `root`. A file with faults is left out or kept in part, and the
  /// others are read, so that all faults are found at once.
  ///
  /// @param contents what the files hold
  /// @throws StopException when the root file itself cannot be read
  public static Loaded load(RootFile root, Contents contents, Diagnostics diagnostics) {
    return new Loader(root, contents, diagnostics).load();
  }

  private Loaded load() {
    Read file = read(root.name());
    diagnostics.addAll(file.found().list());
    Document first = file.document().orElseThrow(() -> new StopException(diagnostics.list()));
    UnknownFields unknownFields = TrowelSection.unknownFields(first.root());
    List<Mapping> layers = new ArrayList<>();
    layers.add(fit(root.name(), first, Fitted.of(first, unknownFields)));
    Mapping rootTree = layers.getFirst();
    List<Text> includes = IncludeList.expand(root, Values.items(rootTree, INCLUDE), diagnostics);
    layers.set(0, withIncludes(rootTree, includes));
    // Files are parsed side by side, and looked at in their order.
    includes.parallelStream()
        .map(each -> included(each.text(), unknownFields))
        .toList()
        .forEach(each -> add(each, layers));
    names.refuseDoubles(diagnostics);
    Mapping merged = (Mapping) Merge.merge(layers, Path.ROOT, diagnostics);
    CliVersion.check(merged, diagnostics);
    return new Loaded(
        root,
        OldNames.replace(merged, diagnostics),
        layers,
        includes.stream().map(Text::text).toList(),
        diagnostics.hasErrors() ? List.of() : variables.unused(merged),
        Allowances.of(allowances));
  }

  /// One file.
  ///
  /// @param document empty when it cannot be read
  private record Read(String name, Optional<Document> document, Diagnostics found) {}

  /// A file that the first one names.
  ///
  /// @param fitted empty when it cannot be read
  private record Included(Read read, Optional<Fitted> fitted) {}

  private Included included(String file, UnknownFields unknownFields) {
    Read read = read(file);
    return new Included(read, read.document().map(document -> Fitted.of(document, unknownFields)));
  }

  private void add(Included file, List<Mapping> layers) {
    Read read = file.read();
    diagnostics.addAll(read.found().list());
    if (read.document().isPresent() && file.fitted().isPresent()) {
      Mapping fitted = fit(read.name(), read.document().get(), file.fitted().get());
      layers.add(outsideRoot(fitted));
    }
  }

  /// A file's tree, made to fit the format.
  ///
  /// @param found what does not fit
  private record Fitted(Mapping tree, Diagnostics found) {

    /// Of a file that is no mapping, nothing.
    static Fitted of(Document document, UnknownFields unknownFields) {
      Diagnostics found = new Diagnostics();
      return new Fitted(
          document.root() instanceof Mapping
              ? FileShape.fit(document, unknownFields, found)
              : Mapping.empty(document.root().span()),
          found);
    }
  }

  private Read read(String file) {
    Diagnostics found = new Diagnostics();
    return new Read(file, document(file, found), found);
  }

  private Optional<Document> document(String file, Diagnostics found) {
    try {
      var path = root.folder().resolve(file);
      if (Files.size(path) > YamlReader.MAX_BYTES) {
        found.add(YamlReader.tooLarge(file, Files.size(path)));
        return Optional.empty();
      }
      return YamlReader.read(file, contents.read(path), found);
    } catch (IOException unreadable) {
      found.add(Unreadable.diagnostic(file, unreadable).in(Span.of(file)));
      return Optional.empty();
    }
  }

  private Mapping fit(String file, Document document, Fitted made) {
    if (!(document.root() instanceof Mapping)) {
      diagnostics.add(
          Diagnostic.error("not-a-bundle-file", "a bundle file must hold a mapping at its top")
              .detail("It starts with sections such as bundle:, resources: or targets:.")
              .in(document.root().span()));
      return made.tree();
    }
    variables.collect(document.root());
    allowances.add(Allowances.in(document));
    FileNameRule.check(file, document.root(), diagnostics);
    TrowelSection.check(document.root(), diagnostics);
    diagnostics.addAll(made.found().list());
    Mapping fitted = made.tree();
    ResourceNames.refuseReferences(fitted, diagnostics);
    refuseDefinitions(fitted);
    names.add(fitted);
    return fitted;
  }

  private Mapping outsideRoot(Mapping file) {
    Value.Entry include = file.entries().get(INCLUDE);
    if (include == null) {
      return file;
    }
    diagnostics.add(
        Diagnostic.warning("include-outside-root", "Include section is defined outside root file")
            .detail("Only the one in " + root.name() + " has an effect. Move the entries there.")
            .at(Path.of(INCLUDE))
            .in(include.key()));
    return file.without(INCLUDE);
  }

  private void refuseDefinitions(Mapping file) {
    Value.Entry definitions = file.entries().get("definitions");
    if (definitions != null) {
      diagnostics.add(
          Diagnostic.error("definitions", "the section definitions must not be set")
              .detail("It belongs to pipeline projects, not to bundles. Remove it.")
              .at(Path.of("definitions"))
              .in(definitions.key()));
    }
  }

  private static Mapping withIncludes(Mapping tree, List<Text> includes) {
    Value written = tree.get(INCLUDE);
    return written == null
        ? tree
        : tree.with(INCLUDE, new Seq(written.span(), new ArrayList<>(includes)));
  }
}
