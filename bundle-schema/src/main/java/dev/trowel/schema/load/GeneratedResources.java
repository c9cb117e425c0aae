package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Makes resources that no file of the bundle holds fit the format, as those of a file would be.
public final class GeneratedResources {

  private static final String RESOURCES = "resources";
  private static final Span NOWHERE = Span.synthetic("generated");

  private GeneratedResources() {}

  /// The resources by kind, without what the format does not know.
  ///
  /// @param written resources by kind and key
  /// @param unknownFields what becomes of fields that no schema knows
  /// @param diagnostics takes what does not fit
  public static Mapping fit(
      Map<String, Map<String, Entry>> written,
      UnknownFields unknownFields,
      Diagnostics diagnostics) {
    SequencedMap<String, Entry> kinds = new LinkedHashMap<>();
    written.forEach((kind, resources) -> {
      Mapping section = new Mapping(NOWHERE, new LinkedHashMap<>(resources));
      Span first = resources.values().iterator().next().key();
      kinds.put(kind, new Entry(first, section));
    });
    Mapping file = Mapping.empty(NOWHERE).with(RESOURCES, new Mapping(NOWHERE, kinds));
    Mapping fitted =
        FileShape.fit(new Document(file, _ -> false, List.of()), unknownFields, diagnostics);
    ResourceNames.refuseReferences(fitted, diagnostics);
    return Values.mapping(fitted, RESOURCES);
  }
}
