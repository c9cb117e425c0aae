package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Carries out what a [KindBuilder] declared.
record DeclaredOperations(
    Making making,
    Reading reading,
    Changing changing,
    Removal removal,
    Function<ObjectNode, Optional<Await>> awaiting,
    Around around)
    implements Operations {

  /// How objects come to be and are found again.
  ///
  /// @param clean brings settings into the form they have on the wire
  /// @param wanted makes settings of what a bundle says
  record Making(
      Function<ObjectNode, Call> create,
      Identity identity,
      Finder finder,
      UnaryOperator<ObjectNode> clean,
      UnaryOperator<ObjectNode> wanted) {}

  /// How objects are read and understood.
  ///
  /// @param view the live settings, and what of them counts beside those that are wanted
  record Reading(
      Reader reader,
      Function<JsonNode, ObjectNode> live,
      View view,
      Function<JsonNode, ObjectNode> remote) {}

  /// How objects change.
  record Changing(
      Calls update,
      Calls rename,
      Calls resize,
      Predicate<JsonNode> resizable,
      Predicate<Refused> busy) {}

  /// Makes the requests for a change.
  @FunctionalInterface
  interface Calls {
    List<Call> of(Target target);
  }

  /// Tells an object's id.
  @FunctionalInterface
  interface Identity {
    String of(ObjectNode settings, JsonNode answer);
  }

  /// Finds objects that some earlier run may have made.
  ///
  /// @param trace by what
  record Finder(Trace trace, Looking looking) {
    static final Finder NONE = new Finder(Trace.NONE, (rest, settings) -> Search.UNKNOWN);
  }

  /// Looks for objects with such settings.
  @FunctionalInterface
  interface Looking {
    Search find(RestClient rest, ObjectNode settings);
  }

  /// Makes the request that deletes.
  @FunctionalInterface
  interface Removal {
    Optional<Call> of(String id, ObjectNode recorded);
  }

  @Override
  public Optional<Await> await(ObjectNode settings) {
    return awaiting.apply(settings);
  }

  @Override
  public Call create(ObjectNode settings) {
    return making.create().apply(making.clean().apply(settings));
  }

  @Override
  public String id(ObjectNode settings, JsonNode answer) {
    return making.identity().of(settings, answer);
  }

  @Override
  public Answer read(RestClient rest, String id) {
    return reading.reader().read(rest, id);
  }

  @Override
  public ObjectNode live(JsonNode object) {
    return reading.live().apply(object);
  }

  @Override
  public ObjectNode live(JsonNode object, ObjectNode desired) {
    return reading.view().of(live(object), desired, object);
  }

  @Override
  public Set<String> policies(JsonNode object) {
    return reading.view().policies(object);
  }

  @Override
  public ObjectNode remote(JsonNode object) {
    return reading.remote().apply(object);
  }

  @Override
  public List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    return changing.update().of(target(id, settings, changed, live));
  }

  @Override
  public List<Call> rename(String id, ObjectNode settings, Set<Path> changed) {
    return changing.rename().of(target(id, settings, changed, MissingNode.getInstance()));
  }

  @Override
  public String renamedId(String id, ObjectNode settings) {
    return making.identity().of(settings, MissingNode.getInstance());
  }

  @Override
  public boolean isResizable(JsonNode object) {
    return changing.resizable().test(object);
  }

  @Override
  public List<Call> resize(String id, ObjectNode settings) {
    return changing.resize().of(target(id, settings, Set.of(), MissingNode.getInstance()));
  }

  @Override
  public boolean isBusy(Refused refusal) {
    return changing.busy().test(refusal);
  }

  @Override
  public Optional<Call> delete(String id, ObjectNode recorded) {
    return removal.of(id, recorded);
  }

  @Override
  public Trace trace() {
    return making.finder().trace();
  }

  @Override
  public Search search(RestClient rest, ObjectNode settings) {
    return making.finder().looking().find(rest, settings);
  }

  @Override
  public ObjectNode wanted(ObjectNode declared) {
    return making.wanted().apply(declared);
  }

  private Target target(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    return new Target(id, making.clean().apply(settings), changed, live);
  }
}
