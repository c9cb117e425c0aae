package dev.trowel.core.build;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.SequencedMap;

/// Puts built files into a bundle's tree, and what they are into the place of references to them
/// (format.md 2.7, 2.9).
final class ArtifactTree {

  private static final String RESOURCES = "resources";
  private static final String START = "${" + Artifact.SECTION;

  private final Mapping tree;
  private final Diagnostics problems;

  private ArtifactTree(Mapping tree, Diagnostics problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /// The bundle whose `artifacts` section lists the files with their `remote_path`, and whose
  /// resources name them plainly.
  static Bundle resolve(
      Bundle bundle,
      SequencedMap<String, List<BuiltFile>> built,
      LibraryFolder folder,
      Diagnostics problems) {
    Mapping listed = bundle.tree();
    for (var each : built.entrySet()) {
      listed = withFiles(listed, each.getKey(), each.getValue(), folder);
    }
    ArtifactTree resolver = new ArtifactTree(listed, problems);
    Mapping resources = Values.mapping(listed, RESOURCES);
    // Few bundles have such a text at all: the others are spared the paths.
    Mapping done =
        Values.mentions(resources, START)
            ? resources.map((kind, value) -> resolver.resolve(value, Path.of(RESOURCES, kind)))
            : resources;
    return Assembly.with(bundle, done == resources ? listed : listed.with(RESOURCES, done));
  }

  private static Mapping withFiles(
      Mapping tree, String artifact, List<BuiltFile> files, LibraryFolder folder) {
    Mapping section = Values.mapping(tree, Artifact.SECTION);
    Mapping declared = Values.mapping(section, artifact);
    List<Value> list = files.stream().map(file -> entry(file, folder)).toList();
    Mapping listed = declared.with("files", new Seq(declared.span(), list));
    return tree.with(Artifact.SECTION, section.with(artifact, listed));
  }

  private static Value entry(BuiltFile file, LibraryFolder folder) {
    Mapping entry =
        Mapping.empty(file.span())
            .with("source", new Text(file.span(), file.source().toString()))
            .with("remote_path", new Text(file.span(), folder.path(file.file())));
    return file.isPatched()
        ? entry.with("patched", new Text(file.span(), file.file().toString()))
        : entry;
  }

  private Value resolve(Value value, Path at) {
    return switch (value) {
      case Mapping mapping -> mapping.map((key, each) -> resolve(each, at.field(key)));
      case Seq seq -> seq.map((index, item) -> resolve(item, at.index(index)));
      case Text text -> text.text().contains(START) ? text(text, at) : text;
      case Value.Null _, Bool _, Num _, Value.Secret _ -> value;
    };
  }

  private Value text(Text text, Path at) {
    List<Part> parts =
        Reference.parse(text.text()).stream().map(part -> part(part, text, at)).toList();
    return new Text(text.span(), Reference.print(parts));
  }

  private Part part(Part part, Text text, Path at) {
    if (!(part instanceof Reference reference) || reference.root() != Reference.Root.ARTIFACTS) {
      return part;
    }
    return switch (Values.find(tree, reference.path())) {
      case Text(var _, String found) -> new Part.Literal(found);
      case Num(var _, String found) -> new Part.Literal(found);
      case Bool(var _, boolean found) -> new Part.Literal(Boolean.toString(found));
      case null, default -> {
        problems.add(BuildProblem.reference(reference.toString()).at(at).in(text.span()));
        yield part;
      }
    };
  }
}
