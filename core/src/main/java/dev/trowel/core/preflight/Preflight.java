package dev.trowel.core.preflight;

import dev.trowel.core.online.Deadline;
import dev.trowel.core.online.Subject;
import dev.trowel.core.preflight.Requirement.Ask;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Asks a workspace for all that a bundle needs there, changing nothing: **start reading here**.
public final class Preflight {

  private final Deadline deadline;

  /// @param deadline by when all has to be answered
  public Preflight(Deadline deadline) {
    this.deadline = deadline;
  }

  private record Asked(Need need, Future<List<Finding>> answer) {}

  /// What there is of all that `subject` needs, in the order in which it is to be made.
  public List<Finding> check(Subject subject) {
    List<Asked> asked =
        Requirements.ALL.stream()
            .flatMap(each -> each.asks(subject).stream())
            .map(each -> start(each))
            .toList();
    List<Finding> found = new ArrayList<>();
    asked.forEach(each -> found.addAll(answer(each)));
    return found;
  }

  private Asked start(Ask ask) {
    return new Asked(ask.need(), deadline.start(ask.answer()));
  }

  private List<Finding> answer(Asked asked) {
    try {
      return deadline
          .await(asked.answer())
          .orElseGet(() -> List.of(asked.need().unknown("the workspace did not answer in time")));
    } catch (StopException stop) {
      String why =
          stop.diagnostics().stream().map(Diagnostic::summary).collect(Collectors.joining("; "));
      return List.of(asked.need().unknown(why));
    }
  }
}
