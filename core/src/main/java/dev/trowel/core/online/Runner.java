package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whom a resource runs as, where that is somebody else than who deploys.
///
/// @param isUser whether it is a user; else it is a service principal
/// @param at the place in the bundle
public record Runner(boolean isUser, String name, Path at, Span span) {

  private static final String FIELD = "run_as";
  private static final String USER = "user_name";
  private static final String PRINCIPAL = "service_principal_name";
  private static final String RULES = "/api/2.0/preview/accounts/access-control/rule-sets";
  private static final Set<String> ROLES =
      Set.of("roles/servicePrincipal.user", "roles/servicePrincipal.manager");

  /// Those of all resources of a bundle.
  public static List<Runner> of(Subject subject) {
    List<Runner> found = new ArrayList<>();
    for (Resource resource : subject.bundle().resources().values()) {
      for (String field : List.of(USER, PRINCIPAL)) {
        if (Values.find(resource.settings(), FIELD, field) instanceof Text(Span span, String name)
            && !name.isEmpty()
            && !Reference.isIn(name)
            && !name.equals(subject.user().userName())) {
          Path at = resource.key().path().field(FIELD).field(field);
          found.add(new Runner(field.equals(USER), name, at, span));
        }
      }
    }
    return found;
  }

  /// The account that a bundle names, which alone tells of roles.
  public static Optional<String> account(Subject subject) {
    return Optional.of(Values.textOrEmpty(subject.bundle().tree(), "workspace", "account_id"))
        .filter(account -> !account.isEmpty() && !Reference.isIn(account));
  }

  /// What the account calls the rules of this service principal.
  public String rules(String account) {
    return "accounts/%s/servicePrincipals/%s/ruleSets/default".formatted(account, name);
  }

  /// The request that reads these rules.
  public Call readRules(String account) {
    return Call.get(RULES).query("name", rules(account)).query("etag", "");
  }

  /// Whether rules let the one who deploys have things run as their service principal.
  ///
  /// @param rules an answer of [#readRules]
  public static boolean allows(Subject subject, JsonNode rules) {
    for (JsonNode rule : rules.path("grant_rules")) {
      for (JsonNode principal : rule.path("principals")) {
        String name = principal.asText();
        if (ROLES.contains(rule.path("role").asText())
            && subject.isMe(name.substring(name.indexOf('/') + 1))) {
          return true;
        }
      }
    }
    return false;
  }
}
