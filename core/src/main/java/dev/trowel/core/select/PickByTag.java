package dev.trowel.core.select;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.Optional;

/// `tag:team` or `tag:team=ml`.
///
/// @param name the tag's name
/// @param value its value; empty for any
record PickByTag(String name, Optional<String> value) implements Pick {

  static final String PREFIX = "tag:";

  static PickByTag of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new PickByTag(text, Optional.empty())
        : new PickByTag(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }

  @Override
  public Optional<String> why(Candidate candidate) {
    return candidate
        .declared()
        .flatMap(this::found)
        .filter(tag -> value.map(tag::equals).orElse(true))
        .map(tag -> PREFIX + name + "=" + tag);
  }

  private Optional<String> found(Resource resource) {
    return Schemas.kind(resource.key().kind())
        .map(KindSchema::facets)
        .flatMap(Facets::tagged)
        .flatMap(tagged -> tag(resource, tagged));
  }

  private Optional<String> tag(Resource resource, Facets.Tagged tagged) {
    String[] field = tagged.field().split("\\.", -1);
    return tagged.list()
        ? Values.items(resource.settings(), field).stream()
            .filter(tag -> name.equals(Values.text(tag, "key")))
            .map(tag -> Values.textOrEmpty(tag, "value"))
            .findFirst()
        : Optional.ofNullable(Values.mapping(resource.settings(), field).entries().get(name))
            .map(entry -> shown(entry.value()));
  }

  private static String shown(Value value) {
    return Json.reveal(value).asText();
  }
}
