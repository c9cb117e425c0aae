package dev.trowel.schema.preset;

import dev.trowel.schema.interpolate.Cloud;
import dev.trowel.schema.shape.Facets.Tagged;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds the preset's tags where the resource has none of the same key (format.md 2.5).
final class Tags implements Step {

  private static final Span PRESET = Span.synthetic("presets");

  /// The field whose tags reach the cloud's machines, and so must be what the cloud allows.
  private static final String COMPUTE = "custom_tags";

  private final SortedMap<String, String> tags = new TreeMap<>();
  private final Cloud cloud;

  /// @param tags `presets.tags`
  /// @param cloud whose rules the tags of compute follow
  Tags(Mapping tags, Cloud cloud) {
    this.cloud = cloud;
    tags.entries()
        .forEach((key, entry) -> {
          if (entry.value() instanceof Text(_, String text)) {
            this.tags.put(key, text);
          }
        });
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (tags.isEmpty()) {
      return resource;
    }
    return subject.facets().tagged().map(tagged -> put(resource, tagged)).orElse(resource);
  }

  private Mapping put(Mapping resource, Tagged tagged) {
    String[] path = tagged.field().split("\\.", -1);
    String[] outer = Arrays.copyOf(path, path.length - 1);
    String last = path[path.length - 1];
    Mapping holder = Values.mapping(resource, outer);
    Value value = tagged(holder, new Tagged(last, tagged.list()));
    return Values.put(resource, value, path);
  }

  private Value tagged(Mapping resource, Tagged tagged) {
    return tagged.list() ? list(resource, tagged.field()) : mapping(resource, tagged.field());
  }

  private Mapping mapping(Mapping resource, String field) {
    Mapping tagged =
        resource.get(field) instanceof Mapping written ? written : Mapping.empty(PRESET);
    for (var tag : tags(field).entrySet()) {
      String key = tag.getKey();
      String value = tag.getValue();
      tagged = tagged.get(key) == null ? tagged.with(key, new Text(PRESET, value)) : tagged;
    }
    return tagged;
  }

  private SortedMap<String, String> tags(String field) {
    if (!field.equals(COMPUTE)) {
      return tags;
    }
    SortedMap<String, String> fit = new TreeMap<>();
    tags.forEach((key, value) -> fit.put(cloud.tagKey(key), tagValue(value)));
    return fit;
  }

  /// A value that is not known yet cannot be made fit.
  private String tagValue(String value) {
    return value.contains("${") ? value : cloud.tagValue(value);
  }

  private Seq list(Mapping resource, String field) {
    List<Value> tagged = new ArrayList<>(Values.items(resource, field));
    tags(field)
        .forEach((key, value) -> {
          if (tagged.stream().noneMatch(tag -> key.equals(Values.text(tag, "key")))) {
            tagged.add(
                Mapping.empty(PRESET)
                    .with("key", new Text(PRESET, key))
                    .with("value", new Text(PRESET, value)));
          }
        });
    Value written = resource.get(field);
    return new Seq(written == null ? PRESET : written.span(), tagged);
  }
}
