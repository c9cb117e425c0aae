package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Named;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the preset's prefix before names (format.md 2.5).
final class NamePrefix implements Step {

  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Span PRESET = Span.synthetic("presets");

  private final String prefix;
  private final Mapping experimental;

  /// @param prefix `presets.name_prefix`, empty for none
  /// @param experimental the section whose settings may leave names of one kind as they are
  NamePrefix(String prefix, Mapping experimental) {
    this.prefix = prefix;
    this.experimental = experimental;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (prefix.isEmpty()) {
      return resource;
    }
    return subject
        .facets()
        .named()
        .filter(named -> named.unless().isEmpty() || !Values.isTrue(experimental, named.unless()))
        .map(named -> prefixed(resource, named))
        .orElse(resource);
  }

  private Mapping prefixed(Mapping resource, Named named) {
    Value name = resource.get(named.field());
    if (name instanceof Text text) {
      return resource.with(named.field(), new Text(text.span(), join(text.text(), named.style())));
    }
    // What has no name yet is named by the prefix alone.
    return name == null && named.style() == NameStyle.PLAIN
        ? resource.with(named.field(), new Text(PRESET, prefix))
        : resource;
  }

  private String join(String name, NameStyle style) {
    return switch (style) {
      case PLAIN -> prefix + name;
      case LAST_SEGMENT -> {
        int base = name.lastIndexOf('/') + 1;
        yield name.substring(0, base) + prefix + name.substring(base);
      }
      case IDENTIFIER -> identifier(prefix) + name;
    };
  }

  /// `[dev jane] ` as `dev_jane_`; references in it stay.
  static String identifier(String prefix) {
    String bare = prefix.replace("[", "").strip();
    String end = bare.endsWith("]") ? "_" : "";
    String legal =
        Reference.parse(bare).stream()
            .map(part ->
                switch (part) {
                  case Part.Literal(String text) ->
                      SPECIAL.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
                  case Reference reference -> reference.toString();
                })
            .collect(Collectors.joining());
    return trimmed(legal) + end;
  }

  private static String trimmed(String text) {
    int from = text.startsWith("_") ? 1 : 0;
    int to = text.endsWith("_") ? text.length() - 1 : text.length();
    return from < to ? text.substring(from, to) : "";
  }
}
