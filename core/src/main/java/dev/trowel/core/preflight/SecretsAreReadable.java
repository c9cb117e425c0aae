package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.online.SecretUse;
import dev.trowel.core.online.Subject;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// That whoever something runs as may read the secrets which its settings name.
final class SecretsAreReadable implements Requirement {

  private static final String RIGHTS = "/api/2.0/secrets/acls/list";
  private static final String KEYS = "/api/2.0/secrets/list";
  private static final String EVERYBODY = "users";

  /// A scope and who reads in it.
  private record Reading(String scope, String reader) implements Comparable<Reading> {
    @Override
    public int compareTo(Reading other) {
      int byScope = scope.compareTo(other.scope);
      return byScope == 0 ? reader.compareTo(other.reader) : byScope;
    }
  }

  @Override
  public List<Ask> asks(Subject subject) {
    SortedMap<Reading, SortedSet<String>> readings = new TreeMap<>();
    for (List<SecretUse> uses : SecretUse.byName(subject.bundle()).values()) {
      for (SecretUse use : uses) {
        readings
            .computeIfAbsent(new Reading(use.scope(), reader(subject, use)), _ -> new TreeSet<>())
            .add(use.at().toString());
      }
    }
    List<Ask> asks = new ArrayList<>();
    readings.forEach((reading, places) -> asks.add(ask(subject, reading, List.copyOf(places))));
    return asks;
  }

  private static String reader(Subject subject, SecretUse use) {
    Optional<Resource> resource =
        ResourceKey.in(use.at())
            .flatMap(key -> Optional.ofNullable(subject.bundle().resources().get(key.owner())));
    return resource.flatMap(subject::runsAs).orElse(subject.user().userName());
  }

  private static Ask ask(Subject subject, Reading reading, List<String> places) {
    Need need =
        new Need(
            "READ on secret scope '%s' for %s".formatted(reading.scope(), reading.reader()),
            places,
            List.of(
                Statement.shell("secrets", "put-acl", reading.scope(), reading.reader(), "READ")));
    boolean isMe = reading.reader().equals(subject.user().userName());
    return new Ask(
        need, () -> isMe ? mine(subject, reading, need) : List.of(others(subject, reading, need)));
  }

  /// Who may not read in a scope is not told its keys, and who makes one may.
  private static List<Finding> mine(Subject subject, Reading reading, Need need) {
    return switch (subject.asker().send(Call.get(KEYS).query("scope", reading.scope()))) {
      case Answer.Ok _ -> List.of(need.there());
      case Answer.Refused refused when refused.isForbidden() -> List.of(need.missing(""));
      case Answer.Refused refused when refused.isNotFound() -> List.of();
      case Answer.Refused refused -> List.of(need.unknown(refused.message()));
      case Answer.Unclear(String reason) -> List.of(need.unknown(reason));
    };
  }

  private static Finding others(Subject subject, Reading reading, Need need) {
    return switch (subject.asker().send(Call.get(RIGHTS).query("scope", reading.scope()))) {
      case Answer.Ok(_, JsonNode body) when isHeld(body.path("items"), reading.reader()) ->
          need.there();
      case Answer.Ok _ -> need.missing("unless a group has it that they are in");
      case Answer.Refused refused when refused.isNotFound() -> need.missing("");
      case Answer.Refused refused -> need.unknown(refused.message());
      case Answer.Unclear(String reason) -> need.unknown(reason);
    };
  }

  /// Each level lets one read.
  private static boolean isHeld(JsonNode items, String reader) {
    for (JsonNode each : items) {
      String principal = each.path("principal").asText();
      if (principal.equals(reader) || principal.equals(EVERYBODY)) {
        return true;
      }
    }
    return false;
  }
}
