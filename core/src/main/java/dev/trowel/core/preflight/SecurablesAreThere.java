package dev.trowel.core.preflight;

import dev.trowel.core.online.Requests;
import dev.trowel.core.online.Subject;
import dev.trowel.core.preflight.Wants.Want;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.bundle.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The catalogs, schemas, volumes and tables that a bundle names, and what the deployer may do in
/// them.
final class SecurablesAreThere implements Requirement {

  @Override
  public List<Ask> asks(Subject subject) {
    List<Ask> asks = new ArrayList<>();
    Wants.of(subject.bundle())
        .forEach(
            (each, want) -> asks.add(new Ask(need(each, want), () -> answer(subject, each, want))));
    return asks;
  }

  private static Need need(Securable securable, Want want) {
    String made = columns(want.monitor());
    String create =
        "CREATE %s IF NOT EXISTS %s%s".formatted(securable.word(), securable.sql(), made);
    return new Need(securable.text(), List.copyOf(want.places()), List.of(Statement.sql(create)));
  }

  private static String columns(List<Resource> monitors) {
    return monitors.stream().findFirst().map(MonitoredColumns::of).orElse("");
  }

  private static List<Finding> answer(Subject subject, Securable securable, Want want) {
    Need need = need(securable, want);
    return switch (subject.asker().send(securable.read())) {
      case Answer.Ok _ ->
          Stream.concat(Stream.of(need.there()), Privileges.held(subject, securable, want).stream())
              .toList();
      case Answer.Refused refused when Requests.isNoRequest(refused) ->
          List.of(need.unknown(refused.message()));
      case Answer.Refused refused when refused.isNotFound() || refused.status() == 400 ->
          List.of(granted(subject, securable, want, need).missing(""));
      // Both statements do nothing where it is there, and do help where it is hidden.
      case Answer.Refused refused when refused.isForbidden() ->
          List.of(
              granted(subject, securable, want, need)
                  .missing("or " + subject.user().userName() + " may not see it"));
      case Answer.Refused refused -> List.of(need.unknown(refused.message()));
      case Answer.Unclear(String reason) -> List.of(need.unknown(reason));
    };
  }

  /// What makes it, and then lets the deployer use it.
  private static Need granted(Subject subject, Securable securable, Want want, Need need) {
    Collection<String> privileges = Privileges.needed(subject, want);
    List<Statement> statements = new ArrayList<>(need.statements());
    if (!privileges.isEmpty()) {
      statements.add(Privileges.grant(subject, securable, privileges));
    }
    return new Need(need.what(), need.places(), statements);
  }
}
