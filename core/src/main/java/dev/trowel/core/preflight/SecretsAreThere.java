package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.online.Named;
import dev.trowel.core.online.NamedThings;
import dev.trowel.core.online.SecretUse;
import dev.trowel.core.online.Subject;
import dev.trowel.core.online.Thing;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The secret scopes that settings name, and the keys in them.
final class SecretsAreThere implements Requirement {

  private static final String SCOPES = "/api/2.0/secrets/scopes/list";
  private static final String KEYS = "/api/2.0/secrets/list";
  private static final String SECRETS = "secrets";

  /// What is asked of a scope.
  ///
  /// @param keys by name, with the places that name them
  private record Scope(String name, Set<String> places, SortedMap<String, Set<String>> keys) {

    Need need() {
      return new Need(
          "secret scope '" + name + "'",
          List.copyOf(places),
          List.of(Statement.shell(SECRETS, "create-scope", name)));
    }

    Need key(String key) {
      return new Need(
          "secret '" + key + "' in scope '" + name + "'",
          List.copyOf(keys.getOrDefault(key, Set.of())),
          List.of(Statement.shell(SECRETS, "put-secret", name, key)));
    }
  }

  @Override
  public List<Ask> asks(Subject subject) {
    return scopes(subject).values().stream()
        .map(scope -> new Ask(scope.need(), () -> answer(subject, scope)))
        .toList();
  }

  private static SortedMap<String, Scope> scopes(Subject subject) {
    SortedMap<String, Scope> scopes = new TreeMap<>();
    for (List<SecretUse> uses : SecretUse.byName(subject.bundle()).values()) {
      for (SecretUse use : uses) {
        Scope scope = scope(scopes, use.scope());
        scope.places().add(use.at().toString());
        scope.keys().computeIfAbsent(use.key(), _ -> new TreeSet<>()).add(use.at().toString());
      }
    }
    for (List<Named> named : NamedThings.byId(subject.bundle()).values()) {
      if (named.getFirst().thing().equals(Thing.SCOPE)) {
        named.forEach(each -> scope(scopes, each.id()).places().add(each.at().toString()));
      }
    }
    return scopes;
  }

  private static Scope scope(SortedMap<String, Scope> scopes, String name) {
    return scopes.computeIfAbsent(name, _ -> new Scope(name, new TreeSet<>(), new TreeMap<>()));
  }

  private static List<Finding> answer(Subject subject, Scope scope) {
    return switch (subject.asker().send(Call.get(SCOPES))) {
      case Answer.Ok(_, JsonNode body) when has(body.path("scopes"), "name", scope.name()) ->
          inside(subject, scope);
      case Answer.Ok _ -> withKeys(scope.need().missing(""), scope, key -> key.missing(""));
      case Answer.Refused refused -> List.of(scope.need().unknown(refused.message()));
      case Answer.Unclear(String reason) -> List.of(scope.need().unknown(reason));
    };
  }

  private static List<Finding> inside(Subject subject, Scope scope) {
    Finding there = scope.need().there();
    if (scope.keys().isEmpty()) {
      return List.of(there);
    }
    Answer answer = subject.asker().send(Call.get(KEYS).query("scope", scope.name()));
    List<Finding> found = new ArrayList<>(List.of(there));
    for (String key : scope.keys().keySet()) {
      Need need = scope.key(key);
      found.add(
          switch (answer) {
            case Answer.Ok(_, JsonNode body) when has(body.path(SECRETS), "key", key) ->
                need.there();
            case Answer.Ok _ -> need.missing("");
            case Answer.Refused refused -> need.unknown(refused.message());
            case Answer.Unclear(String reason) -> need.unknown(reason);
          });
    }
    return found;
  }

  private static List<Finding> withKeys(Finding first, Scope scope, Function<Need, Finding> key) {
    List<Finding> found = new ArrayList<>(List.of(first));
    scope.keys().keySet().forEach(each -> found.add(key.apply(scope.key(each))));
    return found;
  }

  private static boolean has(JsonNode list, String field, String name) {
    for (JsonNode each : list) {
      if (each.path(field).asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
