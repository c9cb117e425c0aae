package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.online.AccessList;
import dev.trowel.core.online.Named;
import dev.trowel.core.online.NamedThings;
import dev.trowel.core.online.Requests;
import dev.trowel.core.online.Subject;
import dev.trowel.core.online.Thing;
import dev.trowel.core.online.Thing.Guard;
import dev.trowel.core.workspace.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The clusters, pools, policies, warehouses and destinations that a bundle names by their ids, and
/// whether they may be used by whom the bundle runs as, where that is the deployer.
final class ComputeIsThere implements Requirement {

  private static final Map<String, String> SORTS =
      Map.of(
          Thing.CLUSTER.noun(), "cluster",
          Thing.POOL.noun(), "instance_pool",
          Thing.POLICY.noun(), "cluster_policy",
          Thing.WAREHOUSE.noun(), "warehouse",
          Thing.DESTINATION.noun(), "notification_destination");

  @Override
  public List<Ask> asks(Subject subject) {
    return NamedThings.byId(subject.bundle()).values().stream()
        .filter(places -> SORTS.containsKey(places.getFirst().thing().noun()))
        .map(places -> new Ask(need(subject, places), () -> answer(subject, places)))
        .toList();
  }

  private static Need need(Subject subject, List<Named> places) {
    Named named = places.getFirst();
    String sort = SORTS.getOrDefault(named.thing().noun(), "");
    return new Need(
        named.text(),
        places(places),
        Making.statements(sort, subject.bundle().name(), subject.user().userName()));
  }

  private static List<String> places(List<Named> places) {
    return places.stream().map(each -> each.at().toString()).toList();
  }

  private static List<Finding> answer(Subject subject, List<Named> places) {
    Named named = places.getFirst();
    Need need = need(subject, places);
    Answer answer = subject.asker().send(Requests.call(named.thing().reads().getFirst(), named));
    return switch (answer) {
      case Answer.Ok _ -> {
        List<Finding> found = new ArrayList<>(List.of(need.there()));
        access(subject, places).ifPresent(found::add);
        yield found;
      }
      case Answer.Refused refused when Requests.isNoRequest(refused) ->
          List.of(need.unknown(refused.message()));
      case Answer.Refused refused when refused.isNotFound() || refused.status() == 400 ->
          List.of(need.missing("what is made gets an id of its own, to be named there"));
      case Answer.Refused refused when refused.isForbidden() ->
          List.of(access(subject, places).orElse(need.unknown(refused.message())));
      case Answer.Refused refused -> List.of(need.unknown(refused.message()));
      case Answer.Unclear(String reason) -> List.of(need.unknown(reason));
    };
  }

  private static Optional<Finding> access(Subject subject, List<Named> places) {
    List<Named> mine = places.stream().filter(each -> subject.runsAsMe(each.resource())).toList();
    return mine.isEmpty()
        ? Optional.empty()
        : mine.getFirst().thing().guard().map(guard -> access(subject, mine, guard));
  }

  private static Finding access(Subject subject, List<Named> mine, Guard guard) {
    Named named = mine.getFirst();
    String level = guard.levels().getFirst();
    Need need =
        new Need(
            "%s on %s for %s".formatted(level, named.text(), subject.user().userName()),
            places(mine),
            List.of(given(subject, named, guard)));
    return switch (subject.asker().send(AccessList.of(guard.type(), named.id()))) {
      case Answer.Ok(_, JsonNode body)
          when subject.isAdmin() || AccessList.allows(subject, body, guard.levels()) ->
          need.there();
      case Answer.Ok _ -> need.missing("");
      case Answer.Refused refused -> need.unknown(refused.message());
      case Answer.Unclear(String reason) -> need.unknown(reason);
    };
  }

  private static Statement given(Subject subject, Named named, Guard guard) {
    String name = subject.user().userName();
    String field = name.contains("@") ? "user_name" : "service_principal_name";
    String list =
        "{\"access_control_list\": [{\"%s\": \"%s\", \"permission_level\": \"%s\"}]}"
            .formatted(field, name, guard.levels().getFirst());
    return Statement.shell("permissions", "update", guard.type(), named.id(), "--json", list);
  }
}
