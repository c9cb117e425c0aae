package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.function.Function;

/// What came of a question.
///
/// @param found what is wrong with the bundle
/// @param unknown what the workspace did not say, one line each
public record Told(List<Diagnostic> found, List<String> unknown) {

  /// Nothing is wrong.
  static final Told FINE = new Told(List.of(), List.of());

  public Told {
    found = List.copyOf(found);
    unknown = List.copyOf(unknown);
  }

  static Told found(List<Diagnostic> found) {
    return new Told(found, List.of());
  }

  /// What an answer tells: what `read` makes of its body; of a refusal, that `what` stays open.
  static Told of(Answer answer, String what, Function<JsonNode, Told> read) {
    return switch (answer) {
      case Answer.Ok(_, JsonNode body) -> read.apply(body);
      case Answer.Refused refused -> unknown(what, refused.message());
      case Answer.Unclear(String reason) -> unknown(what, reason);
    };
  }

  /// The same of something that may not be there, which is the matter of another check.
  static Told ifThere(Answer answer, String what, Function<JsonNode, Told> read) {
    return answer instanceof Answer.Refused refused && refused.isNotFound()
        ? FINE
        : of(answer, what, read);
  }

  /// The workspace did not say.
  static Told unknown(String what, String reason) {
    return new Told(List.of(), List.of(what + ": " + reason));
  }
}
