package dev.trowel.core.plan;

import dev.trowel.core.kind.Around.Enquiry;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads objects with all that has to be asked to know how they stand.
public final class Whole {

  private Whole() {}

  /// The object with this id; all that is asked about it goes out at once.
  ///
  /// @param sides what else is said of it
  public static Answer read(Operations operations, RestClient rest, String id, Sides sides) {
    Enquiry enquiry = operations.around().enquiry();
    List<Call> questions = enquiry.questions().of(id, sides);
    List<Answer> answers =
        questions.isEmpty()
            ? List.of(operations.read(rest, id))
            : Parallel.map(
                Stream.concat(
                        Stream.of(Optional.<Call>empty()), questions.stream().map(Optional::of))
                    .toList(),
                call -> call.map(rest::send).orElseGet(() -> operations.read(rest, id)));
    return answers.getFirst() instanceof Answer.Ok ok
        ? enquiry.join().of(ok, answers.subList(1, answers.size()), sides)
        : answers.getFirst();
  }
}
