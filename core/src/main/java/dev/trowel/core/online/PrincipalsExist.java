package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whoever a bundle gives permissions, or has things run as, is in the workspace.
///
/// Grants are left out: Unity Catalog takes principals of the account, whom the workspace need not
/// know.
final class PrincipalsExist implements Check {

  private static final String COUNT = "1000";

  @Override
  public List<Question> ask(Subject subject) {
    return Principal.byName(subject).values().stream()
        .map(each -> new Question(each.getFirst().text(), () -> answer(subject, each)))
        .toList();
  }

  private static Told answer(Subject subject, List<Principal> places) {
    Principal somebody = places.getFirst();
    return Told.of(
        subject.asker().send(somebody.search()),
        somebody.text(),
        body -> body.path("Resources").isEmpty() ? missing(subject, places) : Told.FINE);
  }

  private static Told missing(Subject subject, List<Principal> places) {
    Principal first = places.getFirst();
    Optional<String> nearest = Suggestion.nearest(first.name(), all(subject, first.sort()));
    String advice =
        nearest
            .map(each -> "Did you mean '%s'? Asked was %s.".formatted(each, subject.host()))
            .orElse("Correct the name, or have it added to " + subject.host() + ".");
    return Told.found(
        places.stream()
            .map(each ->
                Diagnostic.error("reference-not-found", each.text() + " does not exist")
                    .detail(advice)
                    .at(each.at())
                    .in(each.span()))
            .toList());
  }

  private static List<String> all(Subject subject, Principal.Sort sort) {
    Call call =
        Call.get(Principal.SCIM + sort.list())
            .query("attributes", sort.attribute())
            .query("count", COUNT);
    List<String> names = new ArrayList<>();
    if (subject.asker().send(call) instanceof Answer.Ok(_, JsonNode body)) {
      body.path("Resources").forEach(each -> names.add(each.path(sort.attribute()).asText()));
    }
    return names;
  }
}
