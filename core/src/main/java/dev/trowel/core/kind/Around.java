package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What goes on around the requests of kinds for which one request is not the whole story; most
/// have nothing of it.
///
/// @param observed fields of the settings whose value the workspace gives: the state keeps it, and
///   a plan compares it with the live one
/// @param followed what is sent after a create
/// @param remedy what helps a refused create
/// @param occupied whether a refused create is worth waiting for
/// @param work the work that goes on after the answer to a create, update or delete
/// @param repeatable whether a create whose answer was lost may be sent again as it was: the
///   workspace makes no second object of it
/// @param goneWithin how long a deleted object may still be seen; zero when nobody need wait for it
/// @param ending what has to be sent before a delete because of how the live object stands; once
///   the object settled it can be deleted
/// @param unsent fields that no request carries as they are; a change of nothing else may need no
///   request at all
/// @param names what the API calls fields that the bundle calls otherwise
/// @param enquiry what is to be asked besides to know how the object stands
public record Around(
    List<String> observed,
    Followed followed,
    Remedy remedy,
    Occupied occupied,
    Work work,
    boolean repeatable,
    Duration goneWithin,
    Function<JsonNode, Optional<Call>> ending,
    List<String> unsent,
    SentNames names,
    Enquiry enquiry) {

  /// Nothing.
  public static final Around NOTHING =
      new Around(
          List.of(),
          Followed.BY_NOTHING,
          (settings, refusal) -> Optional.empty(),
          (rest, settings, refusal) -> false,
          Work.NONE,
          false,
          Duration.ZERO,
          live -> Optional.empty(),
          List.of(),
          SentNames.SAME,
          Enquiry.NONE);

  public Around {
    observed = List.copyOf(observed);
    unsent = List.copyOf(unsent);
  }

  /// The fields of a new object that only the requests carry that complete it.
  public List<String> later(String id, ObjectNode settings) {
    return followed.completion().of(id, settings).isEmpty() ? List.of() : unsent;
  }

  /// What the two sides besides the live one say of an object.
  ///
  /// @param desired what the bundle says; a missing node when it has the object no more
  /// @param recorded what was last sent; a null or missing node when nobody knows
  public record Sides(JsonNode desired, JsonNode recorded) {}

  /// Asks for what the answer to a read leaves out.
  ///
  /// @param questions the requests, which need not wait for the read
  /// @param join makes one answer of the read and of theirs, in their order; or gives the one that
  ///   came instead
  public record Enquiry(Questions questions, Join join) {

    static final Enquiry NONE =
        new Enquiry((id, sides) -> List.of(), (read, answers, sides) -> read);

    /// Finds what is to be asked.
    @FunctionalInterface
    public interface Questions {
      /// The requests about the object with this id.
      List<Call> of(String id, Sides sides);
    }

    /// Puts answers together.
    @FunctionalInterface
    public interface Join {
      /// The whole answer.
      Answer of(Answer.Ok read, List<Answer> answers, Sides sides);
    }

    /// This one, and another one besides.
    Enquiry and(Enquiry other) {
      return new Enquiry(
          (id, sides) ->
              Stream.concat(
                      questions.of(id, sides).stream(), other.questions.of(id, sides).stream())
                  .toList(),
          (read, answers, sides) -> {
            int own = questions.of("", sides).size();
            Answer first = join.of(read, answers.subList(0, own), sides);
            return first instanceof Answer.Ok ok
                ? other.join.of(ok, answers.subList(own, answers.size()), sides)
                : first;
          });
    }
  }

  /// Makes the requests that complete a new object.
  @FunctionalInterface
  public interface Completion {
    /// The requests, in order; each is awaited before the next.
    List<Call> of(String id, ObjectNode settings);
  }

  /// What completes a new object.
  ///
  /// @param undone whether the object is worth nothing without, so that it is deleted again when
  ///   one of the requests fails
  public record Followed(Completion completion, boolean undone) {
    static final Followed BY_NOTHING = new Followed((id, settings) -> List.of(), false);
  }

  /// Work that goes on after an answer.
  ///
  /// @param tracker finds the request that tells how far it is
  /// @param check reads the answer to that request
  public record Work(Tracker tracker, Function<JsonNode, Progress> check) {
    static final Work NONE = new Work((id, answer) -> Optional.empty(), Awaits::operation);
  }

  /// Finds the request that tells how far the work begun by an answer is.
  @FunctionalInterface
  public interface Tracker {
    /// The request, or empty when nothing goes on.
    ///
    /// @param id the object's
    Optional<Call> of(String id, JsonNode answer);
  }

  /// Knows what to send before a refused create is tried once more.
  @FunctionalInterface
  public interface Remedy {
    /// The request, or empty when the refusal stands.
    Optional<Call> of(ObjectNode settings, Refused refusal);
  }

  /// Knows whether an object that is on its way out still has the name.
  @FunctionalInterface
  public interface Occupied {
    /// Whether the name will be free in a while.
    boolean test(RestClient rest, ObjectNode settings, Refused refusal);
  }
}
