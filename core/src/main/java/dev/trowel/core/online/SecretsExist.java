package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
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
import java.util.stream.StreamSupport;

/// Secrets that settings speak of as `{{secrets/scope/key}}` are there.
final class SecretsExist implements Check {

  private static final Pattern SECRET =
      Pattern.compile("\\{\\{\\s*secrets/([^/}\\s]+)/([^/}\\s]+)\\s*}}");
  private static final String SCOPES = "/api/2.0/secrets/scopes/list";
  private static final String KEYS = "/api/2.0/secrets/list";

  /// A secret, named at one place.
  private record Use(String scope, String key, Path at, Span span) {

    String text() {
      return "secret '" + key + "' in scope '" + scope + "'";
    }
  }

  @Override
  public List<Question> ask(Subject subject) {
    SequencedMap<String, List<Use>> uses = new LinkedHashMap<>();
    for (Resource resource : subject.bundle().resources().values()) {
      Values.texts(
          resource.key().path(), resource.settings(), (at, text) -> collect(at, text, uses));
    }
    return uses.values().stream()
        .filter(each -> !NamedThings.makes(subject.bundle(), Thing.SCOPE, each.getFirst().scope()))
        .map(each -> new Question(each.getFirst().text(), () -> answer(subject, each)))
        .toList();
  }

  private static void collect(Path at, Text text, SequencedMap<String, List<Use>> uses) {
    Matcher matcher = SECRET.matcher(text.text());
    while (matcher.find() && !Reference.isIn(matcher.group())) {
      Use use = new Use(matcher.group(1), matcher.group(2), at, text.span());
      uses.computeIfAbsent(use.text(), _ -> new ArrayList<>()).add(use);
    }
  }

  private static Told answer(Subject subject, List<Use> places) {
    Use use = places.getFirst();
    return Told.of(
        subject.asker().send(Call.get(SCOPES)),
        use.text(),
        body -> {
          List<String> scopes = texts(body.path("scopes"), "name");
          return scopes.contains(use.scope())
              ? key(subject, places)
              : missing(places, "secret scope '" + use.scope() + "'", use.scope(), scopes);
        });
  }

  private static Told key(Subject subject, List<Use> places) {
    Use use = places.getFirst();
    return Told.of(
        subject.asker().send(Call.get(KEYS).query("scope", use.scope())),
        use.text(),
        body -> {
          List<String> keys = texts(body.path("secrets"), "key");
          return keys.contains(use.key())
              ? Told.FINE
              : missing(places, use.text(), use.key(), keys);
        });
  }

  private static Told missing(List<Use> places, String what, String name, List<String> all) {
    String advice =
        Suggestion.nearest(name, all)
            .map("Did you mean '%s'?"::formatted)
            .orElse("Create it, or correct the name.");
    return Told.found(
        places.stream()
            .map(each ->
                Diagnostic.error("reference-not-found", what + " does not exist")
                    .detail(advice)
                    .at(each.at())
                    .in(each.span()))
            .toList());
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
