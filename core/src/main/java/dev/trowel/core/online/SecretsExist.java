package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import java.util.List;
import java.util.stream.StreamSupport;

/// Secrets that settings speak of as `{{secrets/scope/key}}` are there.
final class SecretsExist implements Check {

  private static final String SCOPES = "/api/2.0/secrets/scopes/list";
  private static final String KEYS = "/api/2.0/secrets/list";

  @Override
  public List<Question> ask(Subject subject) {
    return SecretUse.byName(subject.bundle()).values().stream()
        .map(each -> new Question(each.getFirst().text(), () -> answer(subject, each)))
        .toList();
  }

  private static Told answer(Subject subject, List<SecretUse> places) {
    SecretUse use = places.getFirst();
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

  private static Told key(Subject subject, List<SecretUse> places) {
    SecretUse use = places.getFirst();
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

  private static Told missing(List<SecretUse> places, String what, String name, List<String> all) {
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
