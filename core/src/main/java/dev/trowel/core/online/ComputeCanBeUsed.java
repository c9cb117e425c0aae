package dev.trowel.core.online;

import java.util.List;

/// This identity may use the clusters, pools, policies and warehouses that a bundle names.
final class ComputeCanBeUsed implements Check {

  @Override
  public List<Question> ask(Subject subject) {
    return NamedThings.byId(subject.bundle()).values().stream()
        .map(places -> places.stream().filter(each -> subject.runsAsMe(each.resource())).toList())
        .filter(places -> !places.isEmpty())
        .flatMap(places ->
            places.getFirst().thing().guard().stream()
                .map(guard -> question(subject, places, guard)))
        .toList();
  }

  private static Question question(Subject subject, List<Named> places, Thing.Guard guard) {
    Named named = places.getFirst();
    String why = "%s may not use the %s".formatted(subject.user().userName(), named.text());
    return new Question(
        "permissions on the " + named.text(),
        () ->
            AccessList.ask(
                subject,
                AccessList.of(guard.type(), named.id()),
                named.text(),
                guard.levels(),
                () -> NotPermitted.at(places, why)));
  }
}
