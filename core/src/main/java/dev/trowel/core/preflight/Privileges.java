package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.online.Subject;
import dev.trowel.core.preflight.Wants.Want;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the deployer may do with a securable that is there.
final class Privileges {

  private static final String ALL = "ALL PRIVILEGES";
  private static final Call METASTORE = Call.get("/api/2.1/unity-catalog/metastore_summary");

  private Privileges() {}

  /// The statement that gives some.
  static Statement grant(Subject subject, Securable securable, Collection<String> privileges) {
    return Statement.sql(
        "GRANT %s ON %s %s TO %s"
            .formatted(
                String.join(", ", privileges),
                securable.word(),
                securable.sql(),
                Statement.name(subject.user().userName())));
  }

  /// Those that are wanted for what is not there yet, in the order to be told.
  static List<String> needed(Subject subject, Want want) {
    return want.privileges().entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(whose -> isOpen(subject, whose)))
        .map(each -> each.getKey())
        .sorted((one, other) -> Boolean.compare(!one.startsWith("USE"), !other.startsWith("USE")))
        .toList();
  }

  private static boolean isOpen(Subject subject, Optional<ResourceKey> whose) {
    return whose.isEmpty() || !subject.deployed().state().resources().containsKey(whose.get());
  }

  /// Whether the deployer holds what is wanted; nothing where nothing is.
  static Optional<Finding> held(Subject subject, Securable securable, Want want) {
    List<String> needed = needed(subject, want);
    if (needed.isEmpty()) {
      return Optional.empty();
    }
    Need all = need(subject, securable, want, needed);
    if (owns(subject, securable)) {
      return Optional.of(all.there());
    }
    return Optional.of(
        switch (subject.asker().send(securable.permissions())) {
          case Answer.Ok(_, JsonNode body) -> judged(subject, securable, want, needed, body);
          case Answer.Refused refused -> all.unknown(refused.message());
          case Answer.Unclear(String reason) -> all.unknown(reason);
        });
  }

  private static Finding judged(
      Subject subject, Securable securable, Want want, List<String> needed, JsonNode body) {
    Set<String> held = heldBy(subject, body);
    List<String> lacking = needed.stream().filter(each -> !held.contains(each)).toList();
    return held.contains(ALL) || lacking.isEmpty()
        ? need(subject, securable, want, needed).there()
        : need(subject, securable, want, lacking).missing("");
  }

  private static Need need(
      Subject subject, Securable securable, Want want, List<String> privileges) {
    return new Need(
        "%s on %s for %s"
            .formatted(String.join(", ", privileges), securable.text(), subject.user().userName()),
        List.copyOf(want.places()),
        List.of(grant(subject, securable, privileges)));
  }

  private static Set<String> heldBy(Subject subject, JsonNode body) {
    Set<String> held = new TreeSet<>();
    for (JsonNode assignment : body.path("privilege_assignments")) {
      if (subject.isMe(assignment.path("principal").asText())) {
        assignment
            .path("privileges")
            .forEach(each -> held.add(each.path("privilege").asText().replace('_', ' ')));
      }
    }
    return held;
  }

  /// Owners of it, of what it lies in and of the metastore may, whatever was granted.
  private static boolean owns(Subject subject, Securable securable) {
    return isOwner(subject, METASTORE)
        || isOwner(subject, securable.read())
        || securable.parent().filter(parent -> owns(subject, parent)).isPresent();
  }

  private static boolean isOwner(Subject subject, Call call) {
    return subject.asker().send(call) instanceof Answer.Ok(_, JsonNode body)
        && subject.isMe(body.path("owner").asText());
  }
}
