package dev.trowel.core.online;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a bundle names by its id is in the workspace.
final class NamedThingsExist implements Check {

  /// So many of one sort are asked for one by one; more are listed first.
  private static final int FEW = 20;

  /// Versions that no list holds: a policy or the service picks one, or it is not for everybody.
  private static final List<String> UNLISTED = List.of("auto:", "custom:", "dlt:", "apache-spark-");

  @Override
  public List<Question> ask(Subject subject) {
    List<List<Named>> groups = List.copyOf(NamedThings.byId(subject.bundle()).values());
    Map<String, Long> counts =
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.getFirst().thing().noun(), Collectors.counting()));
    return groups.stream()
        .filter(each -> UNLISTED.stream().noneMatch(each.getFirst().id()::startsWith))
        .map(each -> {
          Named first = each.getFirst();
          boolean many = counts.getOrDefault(first.thing().noun(), 0L) > FEW;
          return new Question(first.text(), () -> answer(subject, each, many));
        })
        .toList();
  }

  private static Told answer(Subject subject, List<Named> places, boolean many) {
    Named named = places.getFirst();
    Thing thing = named.thing();
    if (thing.reads().isEmpty() || many) {
      Optional<List<String>> all = Requests.ids(subject, named);
      if (all.isPresent() && all.get().contains(named.id())) {
        return Told.FINE;
      }
      if (thing.reads().isEmpty()) {
        return all.map(ids -> missing(subject, places, ids))
            .orElseGet(() -> Told.unknown(named.text(), "the list is refused"));
      }
    }
    return read(subject, places);
  }

  private static Told read(Subject subject, List<Named> places) {
    Named named = places.getFirst();
    List<String> reasons = new ArrayList<>();
    boolean missing = false;
    for (Call call : calls(named)) {
      switch (subject.asker().send(call)) {
        case Answer.Ok _ -> {
          return Told.FINE;
        }
        case Answer.Refused refused when Requests.isNoRequest(refused) -> {}
        case Answer.Refused refused when refused.isNotFound() || refused.status() == 400 ->
            missing = true;
        case Answer.Refused refused
            when refused.isForbidden() && named.thing().guard().isPresent() -> {
          return NotPermitted.at(
              places, subject.user().userName() + " may not see the " + named.text());
        }
        case Answer.Refused refused -> reasons.add(refused.message());
        case Answer.Unclear(String reason) -> reasons.add(reason);
      }
    }
    if (!missing || !reasons.isEmpty()) {
      String reason = reasons.isEmpty() ? "the workspace has no such request" : reasons.getFirst();
      return Told.unknown(named.text(), reason);
    }
    return missing(subject, places, Requests.ids(subject, named).orElse(List.of()));
  }

  private static List<Call> calls(Named named) {
    return named.thing().reads().stream().map(read -> Requests.call(read, named)).toList();
  }

  private static Told missing(Subject subject, List<Named> places, List<String> all) {
    return Told.found(places.stream().map(each -> missing(subject, each, all)).toList());
  }

  private static Diagnostic missing(Subject subject, Named named, List<String> all) {
    Optional<String> nearest = Suggestion.nearest(named.id(), all);
    return Diagnostic.error("reference-not-found", named.text() + " does not exist")
        .detail(
            nearest
                .map(each -> "Did you mean '%s'? Asked was %s.".formatted(each, subject.host()))
                .orElse("Name one that is in " + subject.host() + "."))
        .at(named.at())
        .in(named.span());
  }
}
