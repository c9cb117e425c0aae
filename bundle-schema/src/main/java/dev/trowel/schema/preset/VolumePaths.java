package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// Replaces `${resources.volumes.x.volume_path}`, which no workspace has to tell, by the path
/// (format.md 2.7).
final class VolumePaths {

  private static final String FIELD = "volume_path";
  private static final int STEPS = 4;

  private final Mapping tree;

  private VolumePaths(Mapping tree) {
    this.tree = tree;
  }

  /// The tree with the paths of its volumes in the place of references to them.
  static Mapping resolve(Mapping tree) {
    return Steps.resources(tree).get("volumes") == null
        ? tree
        : tree.with("resources", new VolumePaths(tree).replace(Steps.resources(tree)));
  }

  private Value replace(Value value) {
    return switch (value) {
      case Mapping mapping -> mapping.map((_, each) -> replace(each));
      case Seq seq -> seq.map(this::replace);
      case Text text -> text.text().contains(FIELD + "}") ? text(text) : text;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> value;
    };
  }

  private Text text(Text text) {
    List<Part> parts =
        Reference.parse(text.text()).stream()
            .map(part -> part instanceof Reference reference ? path(reference) : part)
            .toList();
    return new Text(text.span(), Reference.print(parts));
  }

  private Part path(Reference reference) {
    Path path = reference.path();
    boolean wanted =
        path.startsWith(Path.of("resources", "volumes"))
            && path.steps().size() == STEPS
            && path.steps().getLast().equals(new Path.Field(FIELD));
    return wanted && Values.find(tree, path.parent()) instanceof Mapping volume
        ? new Part.Literal(
            "/Volumes/%s/%s/%s"
                .formatted(
                    Values.text(volume, "catalog_name"),
                    Values.text(volume, "schema_name"),
                    Values.text(volume, "name")))
        : reference;
  }
}
