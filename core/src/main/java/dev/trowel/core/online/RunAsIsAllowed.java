package dev.trowel.core.online;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// This identity may have things run as whom the bundle says.
///
/// Another user takes an administrator; a service principal a role on it, which only the account
/// tells: without `workspace.account_id` nothing is said of it.
final class RunAsIsAllowed implements Check {

  @Override
  public List<Question> ask(Subject subject) {
    Optional<String> account = Runner.account(subject);
    List<Question> questions = new ArrayList<>();
    for (Runner each : Runner.of(subject)) {
      String what = "run_as " + each.name();
      if (each.isUser()) {
        questions.add(new Question(what, () -> user(subject, each)));
      } else {
        account.ifPresent(
            id -> questions.add(new Question(what, () -> principal(subject, each, id))));
      }
    }
    return questions;
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
    return Told.ifThere(
        subject.asker().send(runner.readRules(account)),
        "roles on service principal " + runner.name(),
        body ->
            Runner.allows(subject, body)
                ? Told.FINE
                : refused(
                    subject,
                    runner,
                    "That takes the role \"Service Principal: User\" on it. Have its manager give"
                        + " it."));
  }

  private static Told refused(Subject subject, Runner runner, String wayOut) {
    String why =
        "%s may not have things run as %s".formatted(subject.user().userName(), runner.name());
    return Told.found(List.of(NotPermitted.of(why, wayOut, runner.at(), runner.span())));
  }
}
