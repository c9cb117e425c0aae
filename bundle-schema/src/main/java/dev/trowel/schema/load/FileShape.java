package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.Document;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one file of a bundle fit the format (format.md 2.1). Only the schemas of kinds that occur
/// are loaded.
final class FileShape {

  private static final String RESOURCES = "resources";

  private final Document file;
  private final UnknownFields unknownFields;
  private final Diagnostics diagnostics;

  private FileShape(Document file, UnknownFields unknownFields, Diagnostics diagnostics) {
    this.file = file;
    this.unknownFields = unknownFields;
    this.diagnostics = diagnostics;
  }

  /// The file's tree without what the format does not know.
  ///
  /// @param unknownFields what becomes of unknown fields of resources; elsewhere they are left out
  static Mapping fit(Document file, UnknownFields unknownFields, Diagnostics diagnostics) {
    return new FileShape(file, unknownFields, diagnostics).fit();
  }

  private Mapping fit() {
    Shape sections = Schemas.sections();
    Value fitted =
        checker(sections.types(), UnknownFields.DROP)
            .check(file.root(), sections.root(), Path.ROOT);
    return fitted instanceof Mapping mapping
        ? mapping.map(this::section)
        : Mapping.empty(file.root().span());
  }

  private Value section(String name, Value section) {
    return switch (name) {
      case RESOURCES -> resources(section, Path.of(RESOURCES));
      case "targets", "environments" ->
          section instanceof Mapping targets
              ? targets.map((target, value) -> target(value, Path.of(name, target)))
              : section;
      default -> section;
    };
  }

  private Value target(Value target, Path at) {
    Value below = Values.find(target, RESOURCES);
    return target instanceof Mapping mapping && below != null
        ? mapping.with(RESOURCES, resources(below, at.field(RESOURCES)))
        : target;
  }

  private Value resources(Value written, Path at) {
    Value known = checker(Types.of(Map.of()), UnknownFields.DROP).check(written, kinds(), at);
    if (!(known instanceof Mapping byKind)) {
      return new Value.Null(written.span());
    }
    var fitted = new LinkedHashMap<String, Value.Entry>();
    byKind
        .entries()
        .forEach((kind, entry) -> {
          Value ofKind = ofKind(kind, entry, at.field(kind));
          if (ofKind != null) {
            fitted.put(kind, entry.with(ofKind));
          }
        });
    return new Mapping(byKind.span(), fitted);
  }

  private @Nullable Value ofKind(String kind, Value.Entry entry, Path at) {
    Shape shape = Schemas.resource(kind).orElseThrow();
    Schema each = new Schema.MapOf(shape.root());
    return checker(shape.types(), unknownFields).check(entry.value(), each, at);
  }

  private Checker checker(Types types, UnknownFields unknown) {
    return Checker.of(types, file.anchored(), unknown, diagnostics);
  }

  private static Schema kinds() {
    Map<String, Schema> kinds = new HashMap<>();
    Schemas.kinds().forEach(kind -> kinds.put(kind, Schema.Scalar.ANY));
    return new Schema.ObjectOf("bundle.Resources", kinds, Set.of());
  }
}
