package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.online.Runner;
import dev.trowel.core.online.Subject;
import dev.trowel.core.workspace.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The right of whoever deploys to have things run as somebody else: a role on a service principal;
/// as another user only administrators may.
final class RolesAreHeld implements Requirement {

  private static final String ROLE = "roles/servicePrincipal.user";

  @Override
  public List<Ask> asks(Subject subject) {
    SequencedMap<String, List<Runner>> byName =
        Runner.of(subject).stream()
            .collect(Collectors.groupingBy(Runner::name, LinkedHashMap::new, Collectors.toList()));
    return byName.values().stream()
        .map(places -> new Ask(need(subject, places, List.of()), () -> answer(subject, places)))
        .toList();
  }

  private static Need need(Subject subject, List<Runner> places, List<Statement> statements) {
    Runner first = places.getFirst();
    String me = subject.user().userName();
    return new Need(
        first.isUser()
            ? "administrator of the workspace, to have things run as user '%s', for %s"
                .formatted(first.name(), me)
            : "role 'Service Principal: User' on service principal '%s' for %s"
                .formatted(first.name(), me),
        places.stream().map(each -> each.at().toString()).toList(),
        statements);
  }

  private static List<Finding> answer(Subject subject, List<Runner> places) {
    Need need = need(subject, places, List.of());
    Optional<String> account = Runner.account(subject);
    if (places.getFirst().isUser()) {
      return List.of(subject.isAdmin() ? need.there() : need.missing(""));
    }
    return List.of(
        account
            .map(id -> role(subject, places, id))
            .orElseGet(
                () -> need.unknown("only the account tells, and workspace.account_id names none")));
  }

  private static Finding role(Subject subject, List<Runner> places, String account) {
    Need need = need(subject, places, List.of());
    Runner runner = places.getFirst();
    return switch (subject.asker().send(runner.readRules(account))) {
      case Answer.Ok(_, JsonNode rules) when Runner.allows(subject, rules) -> need.there();
      case Answer.Ok(_, JsonNode rules) ->
          need(subject, places, List.of(given(subject, runner.rules(account), rules))).missing("");
      case Answer.Refused refused -> need.unknown(refused.message());
      case Answer.Unclear(String reason) -> need.unknown(reason);
    };
  }

  /// Rules are replaced as a whole: those that are there have to stay in them. The etag refuses
  /// this when they have changed meanwhile.
  private static Statement given(Subject subject, String name, JsonNode rules) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
    ObjectNode set = body.putObject("rule_set").put("name", name);
    set.put("etag", rules.path("etag").asText());
    ArrayNode all = set.putArray("grant_rules");
    rules.path("grant_rules").forEach(all::add);
    String me = subject.user().userName();
    ObjectNode mine = all.addObject().put("role", ROLE);
    mine.putArray("principals").add((me.contains("@") ? "users/" : "servicePrincipals/") + me);
    return Statement.shell(
        "account-access-control-proxy", "update-rule-set", "--json", body.toString());
  }
}
