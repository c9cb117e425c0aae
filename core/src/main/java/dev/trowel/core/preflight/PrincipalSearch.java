package dev.trowel.core.preflight;

import dev.trowel.core.online.Principal;
import dev.trowel.core.online.Subject;
import dev.trowel.core.preflight.Requirement.Ask;
import dev.trowel.core.workspace.Answer;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Asks the workspace for those whom a bundle names.
///
/// @param maker the words of the command line that come before what makes one
/// @param absent what it means that the workspace does not know one
record PrincipalSearch(List<String> maker, Function<Need, Finding> absent) {

  /// One question for each.
  ///
  /// @param named all places of each
  List<Ask> asks(Subject subject, Collection<List<Principal>> named) {
    return named.stream()
        .map(places -> {
          Principal first = places.getFirst();
          Need need = need(first, places);
          return new Ask(need, () -> List.of(answer(subject, first, need)));
        })
        .toList();
  }

  private Need need(Principal first, List<Principal> places) {
    return new Need(
        first.text(),
        places.stream().map(each -> each.at().toString()).toList(),
        List.of(made(first)));
  }

  private Statement made(Principal principal) {
    return switch (principal.sort()) {
      case USER -> made("users", "--user-name", principal);
      case GROUP -> made("groups", "--display-name", principal);
      case SERVICE_PRINCIPAL -> made("service-principals", "--application-id", principal);
    };
  }

  private Statement made(String list, String attribute, Principal principal) {
    return Statement.shell(
        Stream.concat(maker.stream(), Stream.of(list, "create", attribute, principal.name()))
            .toArray(String[]::new));
  }

  private Finding answer(Subject subject, Principal principal, Need need) {
    return switch (subject.asker().send(principal.search())) {
      case Answer.Ok ok when ok.body().path("Resources").isEmpty() -> absent.apply(need);
      case Answer.Ok _ -> need.there();
      case Answer.Refused refused -> need.unknown(refused.message());
      case Answer.Unclear(String reason) -> need.unknown(reason);
    };
  }
}
