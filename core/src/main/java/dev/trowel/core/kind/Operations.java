package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The requests of one kind; what they send and what they make of the answers.
public interface Operations {

  /// The request that creates an object with these settings.
  Call create(ObjectNode settings);

  /// The id of an object just created.
  ///
  /// @param answer the body that came back
  String id(ObjectNode settings, JsonNode answer);

  /// Reads the live object, all pages of it joined.
  Answer read(RestClient rest, String id);

  /// The live object in the form of settings, so that the two compare field by field.
  ObjectNode live(JsonNode object);

  /// The requests that bring the object to `settings`, in order; each is awaited before the next.
  ///
  /// @param changed the fields that differ
  /// @param live the object as last read, for kinds whose requests also name what shall go; a
  ///   [MissingNode] when nobody has read it
  /// @return empty when nothing is sent for these fields
  List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live);

  /// The requests that change a field whose change changes the id (`update_id`, format.md 4.3).
  List<Call> rename(String id, ObjectNode settings, Set<Path> changed);

  /// The id after [#rename].
  String renamedId(String id, ObjectNode settings);

  /// The request that deletes the object; empty when deleting means only to forget it.
  ///
  /// @param recorded the settings that were deployed
  Optional<Call> delete(String id, ObjectNode recorded);

  /// How to wait for an object with these settings after creating or changing it, where the kind is
  /// asynchronous.
  Optional<Await> await(ObjectNode settings);

  /// Whether creating one means to bring what is there already to its settings: it is read, and the
  /// requests are those of an update, perhaps none.
  default boolean isThereBefore() {
    return false;
  }

  /// By what objects are found again that some earlier request may have made.
  Trace trace();

  /// Finds objects with these settings that some earlier request may have made, by [#trace].
  Search search(RestClient rest, ObjectNode settings);

  /// Whether fields with [FieldRule#RESIZE] can go through [#resize] now.
  ///
  /// @param object as [#read] gave it
  default boolean isResizable(JsonNode object) {
    return false;
  }

  /// The requests that change only what has [FieldRule#RESIZE], while the object runs.
  default List<Call> resize(String id, ObjectNode settings) {
    return List.of();
  }

  /// What references such as `${resources.models.m.model_id}` see: the live form and more of the
  /// object's own fields.
  ///
  /// @param object as [#read] gave it
  default ObjectNode remote(JsonNode object) {
    return live(object);
  }

  /// Whether a refused change is worth another try a little later, because the object is busy.
  default boolean isBusy(Answer.Refused refusal) {
    return false;
  }

  /// As [#live(JsonNode)], for kinds where what is wanted decides what of the object counts.
  default ObjectNode live(JsonNode object, ObjectNode desired) {
    return live(object);
  }

  /// The ids of the cluster policies that decide what of the object counts; what they give is read
  /// with it.
  default Set<String> policies(JsonNode object) {
    return Set.of();
  }

  /// What is wanted of the workspace where a bundle says `declared`: without what only tells how to
  /// read the bundle, with what goes without saying.
  default ObjectNode wanted(ObjectNode declared) {
    return declared;
  }

  /// What goes on around these requests.
  default Around around() {
    return Around.NOTHING;
  }
}
