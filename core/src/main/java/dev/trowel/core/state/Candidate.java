package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// One state file found while choosing (format.md 4.2).
///
/// @param origin which file it is; on equal serials the later one wins, unless those here and in
///   the workspace differ
/// @param where the file, as the user should read it
/// @param read gives what it says; stops when that is a form nobody knows
/// @param places where in the file the field stands that names lead to
/// @param text whether that is what the file holds
record Candidate(
    Origin origin,
    String where,
    String lineage,
    long serial,
    Supplier<State> read,
    Function<List<String>, Span> places,
    Predicate<byte[]> text) {

  /// Where states may lie, the least preferred first.
  enum Origin {
    TERRAFORM_REMOTE,
    TERRAFORM_LOCAL,
    /// In the workspace, where the bundle was deployed to before.
    FORMER,
    REMOTE,
    LOCAL
  }

  /// @throws dev.trowel.schema.diagnostic.StopException as [StateCodec#read]
  static Candidate direct(Origin origin, String where, byte[] bytes) {
    return direct(origin, where, bytes, StateCodec.read(bytes, where));
  }

  /// The same; what one of `others` says word for word is read only once.
  static Candidate direct(Origin origin, String where, byte[] bytes, List<Candidate> others) {
    State state =
        others.stream()
            .filter(other -> !other.isTerraform() && other.isText(bytes))
            .findFirst()
            .map(other -> other.read().get())
            .orElseGet(() -> StateCodec.read(bytes, where));
    return direct(origin, where, bytes, state);
  }

  /// The one on this machine.
  ///
  /// @param ahead has perhaps been through it
  /// @throws dev.trowel.schema.diagnostic.StopException as [StateCodec#read]
  static Candidate local(String where, byte[] bytes, ReadAhead ahead) {
    State state = ahead.take(bytes).orElseGet(() -> StateCodec.read(bytes, where));
    return direct(Origin.LOCAL, where, bytes, state);
  }

  private static Candidate direct(Origin origin, String where, byte[] bytes, State state) {
    return new Candidate(
        origin,
        where,
        state.lineage(),
        state.serial(),
        () -> state,
        fields -> Places.of(where, bytes, fields),
        other -> Arrays.equals(other, bytes));
  }

  static Candidate terraform(Origin origin, String where, byte[] bytes) {
    try {
      ObjectNode file = Json.parse(bytes);
      TerraformState.requireHeader(file);
      return new Candidate(
          origin,
          where,
          file.path("lineage").asText(),
          file.path("serial").asLong(),
          () -> TerraformState.adopted(file, where),
          fields -> Places.of(where, bytes, fields),
          other -> Arrays.equals(other, bytes));
    } catch (IOException e) {
      throw StateProblem.unreadable(where, bytes, e);
    }
  }

  boolean isTerraform() {
    return origin == Origin.TERRAFORM_REMOTE || origin == Origin.TERRAFORM_LOCAL;
  }

  /// Whether it comes from the workspace, so that this machine does not have it yet.
  boolean isFetched() {
    return origin == Origin.REMOTE || origin == Origin.FORMER;
  }

  /// Whether the file holds exactly that.
  boolean isText(byte[] bytes) {
    return text.test(bytes);
  }

  Span place(List<String> fields) {
    return places.apply(fields);
  }

  /// How `trowel state repair --from` calls it.
  String name() {
    return origin == Origin.LOCAL ? "local" : "workspace";
  }

  @Override
  public String toString() {
    return where + " (lineage " + lineage + ", serial " + serial + ")";
  }

  /// Whether it says on this machine that nothing is deployed any more.
  boolean isEmptied() {
    return origin == Origin.LOCAL && read.get().resources().isEmpty();
  }

  /// Whether `other` is of the same deployment, in another place.
  boolean isKnownTo(Candidate other) {
    return other.origin != Origin.LOCAL && other.lineage.equals(lineage);
  }
}
