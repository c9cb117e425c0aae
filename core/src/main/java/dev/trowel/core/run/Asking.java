package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Optional;

/// Requests that start things and look at them: what to make of answers that are none.
final class Asking {

  private static final int ATTEMPTS = 5;

  /// So many looks in a row may fail: with the pauses between them, a quarter of an hour.
  private static final int LOOKS = 90;

  private final RestClient rest;
  private int missed;

  Asking(RestClient rest) {
    this.rest = rest;
  }

  /// Starts something that can be asked for again without being started twice.
  ///
  /// @throws StopException `run-not-started`
  JsonNode start(String what, Call call) {
    for (int attempt = 1; true; attempt++) {
      switch (rest.send(call)) {
        case Answer.Ok ok -> {
          return ok.body();
        }
        case Answer.Refused refused -> throw notStarted(what, Failures.text(refused));
        case Answer.Unclear unclear -> {
          if (attempt == ATTEMPTS) {
            throw notStarted(what, unclear.reason());
          }
        }
      }
    }
  }

  /// Changes something that may be changed twice as well as once.
  ///
  /// @throws StopException `api-refused`
  JsonNode change(String doing, Call call) {
    return switch (rest.send(call)) {
      case Answer.Ok ok -> ok.body();
      case Answer.Refused refused -> throw refused(doing, Failures.text(refused));
      case Answer.Unclear unclear -> throw refused(doing, unclear.reason());
    };
  }

  /// Reads something; empty when it cannot be read for now.
  ///
  /// @throws StopException `run-lost` when it is not there any more, `api-refused` when it may not
  ///   be read, or cannot be for long
  Optional<JsonNode> look(String what, Call call) {
    return switch (sent(call)) {
      case Answer.Ok ok -> {
        missed = 0;
        yield Optional.of(ok.body());
      }
      case Answer.Refused refused when isPassing(refused) -> missed(what, Failures.text(refused));
      case Answer.Refused refused when isGone(refused) -> throw lost(what, refused);
      case Answer.Refused refused -> throw refused("read " + what, Failures.text(refused));
      case Answer.Unclear unclear -> missed(what, unclear.reason());
    };
  }

  /// A workspace that cannot be reached now may be reached again before what runs there ends.
  private Answer sent(Call call) {
    try {
      return rest.send(call);
    } catch (StopException stop) {
      boolean passing =
          stop.diagnostics().stream().allMatch(each -> each.code().equals("workspace-unreachable"));
      if (!passing) {
        throw stop;
      }
      return new Answer.Unclear(stop.diagnostics().getFirst().summary());
    }
  }

  private Optional<JsonNode> missed(String what, String reason) {
    missed++;
    if (missed > LOOKS) {
      throw refused("read " + what, reason);
    }
    return Optional.empty();
  }

  private static boolean isPassing(Answer.Refused refused) {
    return refused.status() == 429 || refused.status() >= 500;
  }

  /// The Jobs API answers 400 for what is not there (sdk-java.md 4).
  private static boolean isGone(Answer.Refused refused) {
    return refused.isNotFound() || refused.message().contains("does not exist");
  }

  private static StopException notStarted(String what, String reason) {
    return new StopException(
        Diagnostic.error("run-not-started", "cannot start " + what + ": " + reason)
            .detail("Nothing runs because of this command."));
  }

  private static StopException lost(String what, Answer.Refused refused) {
    return new StopException(
        Diagnostic.error("run-lost", what + " is not there any more: " + refused.message())
            .detail(
                "Somebody deleted it, or what it belongs to, while it was waited for. What it did"
                    + " until then stays."));
  }

  private static StopException refused(String doing, String reason) {
    return new StopException(Diagnostic.error("api-refused", "cannot " + doing + ": " + reason));
  }
}
