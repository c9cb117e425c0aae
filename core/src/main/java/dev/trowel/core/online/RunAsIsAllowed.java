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
import java.util.Set;

/// This identity may have things run as whom the bundle says.
///
/// Another user takes an administrator; a service principal a role on it, which only the account
/// tells: without `workspace.account_id` nothing is said of it.
final class RunAsIsAllowed implements Check {

  private static final String FIELD = "run_as";
  private static final String USER = "user_name";
  private static final String PRINCIPAL = "service_principal_name";
  private static final String RULES = "/api/2.0/preview/accounts/access-control/rule-sets";
  private static final Set<String> ROLES =
      Set.of("roles/servicePrincipal.user", "roles/servicePrincipal.manager");

  /// Whom something runs as.
  private record Runner(String field, String name, Path at, Span span) {}

  @Override
  public List<Question> ask(Subject subject) {
    String account = Values.textOrEmpty(subject.bundle().tree(), "workspace", "account_id");
    List<Question> questions = new ArrayList<>();
    for (Runner each : runners(subject)) {
      if (each.field().equals(USER)) {
        questions.add(new Question("run_as " + each.name(), () -> user(subject, each)));
      } else if (!account.isEmpty() && !Reference.isIn(account)) {
        questions.add(
            new Question("run_as " + each.name(), () -> principal(subject, each, account)));
      }
    }
    return questions;
  }

  private static List<Runner> runners(Subject subject) {
    List<Runner> found = new ArrayList<>();
    for (Resource resource : subject.bundle().resources().values()) {
      for (String field : List.of(USER, PRINCIPAL)) {
        if (Values.find(resource.settings(), FIELD, field) instanceof Text(Span span, String name)
            && !name.isEmpty()
            && !Reference.isIn(name)
            && !name.equals(subject.user().userName())) {
          Path at = resource.key().path().field(FIELD).field(field);
          found.add(new Runner(field, name, at, span));
        }
      }
    }
    return found;
  }

  private static Told user(Subject subject, Runner runner) {
    return subject.isAdmin()
        ? Told.FINE
        : refused(
            subject,
            runner,
            "Only administrators may have things run as another user. Name a service principal, or"
                + " deploy as that user.");
  }

  private static Told principal(Subject subject, Runner runner, String account) {
    String name =
        "accounts/%s/servicePrincipals/%s/ruleSets/default".formatted(account, runner.name());
    Call call = Call.get(RULES).query("name", name).query("etag", "");
    return Told.ifThere(
        subject.asker().send(call),
        "roles on service principal " + runner.name(),
        body ->
            allows(subject, body)
                ? Told.FINE
                : refused(
                    subject,
                    runner,
                    "That takes the role \"Service Principal: User\" on it. Have its manager give"
                        + " it."));
  }

  private static boolean allows(Subject subject, JsonNode body) {
    for (JsonNode rule : body.path("grant_rules")) {
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

  private static Told refused(Subject subject, Runner runner, String wayOut) {
    String why =
        "%s may not have things run as %s".formatted(subject.user().userName(), runner.name());
    return Told.found(List.of(NotPermitted.of(why, wayOut, runner.at(), runner.span())));
  }
}
