package dev.trowel.core.online;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A secret that settings speak of as `{{secrets/scope/key}}`, at one place.
///
/// @param at the place in the bundle
public record SecretUse(String scope, String key, Path at, Span span) {

  private static final Pattern SECRET =
      Pattern.compile("\\{\\{\\s*secrets/([^/}\\s]+)/([^/}\\s]+)\\s*}}");

  /// As messages call it.
  public String text() {
    return "secret '" + key + "' in scope '" + scope + "'";
  }

  /// All places of each, but in scopes that the bundle makes, by what messages call it.
  public static SequencedMap<String, List<SecretUse>> byName(Bundle bundle) {
    SequencedMap<String, List<SecretUse>> uses = new LinkedHashMap<>();
    for (Resource resource : bundle.resources().values()) {
      Values.texts(
          resource.key().path(), resource.settings(), (at, text) -> collect(at, text, uses));
    }
    uses.values().removeIf(each -> NamedThings.makes(bundle, Thing.SCOPE, each.getFirst().scope()));
    return uses;
  }

  private static void collect(Path at, Text text, SequencedMap<String, List<SecretUse>> uses) {
    Matcher matcher = SECRET.matcher(text.text());
    while (matcher.find() && !Reference.isIn(matcher.group())) {
      SecretUse use = new SecretUse(matcher.group(1), matcher.group(2), at, text.span());
      uses.computeIfAbsent(use.text(), _ -> new ArrayList<>()).add(use);
    }
  }
}
