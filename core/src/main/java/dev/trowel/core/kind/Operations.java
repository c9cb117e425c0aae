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
  /// @param changed the fields that differ, never empty
  /// @return empty when the kind cannot be updated in place
  List<Call> update(String id, ObjectNode settings, Set<Path> changed);

  /// The requests that change a field whose change changes the id (`update_id`, format.md 4.3).
  List<Call> rename(String id, ObjectNode settings, Set<Path> changed);

  /// The id after [#rename].
  String renamedId(String id, ObjectNode settings);

  /// The request that deletes the object; empty when deleting means only to forget it.
  Optional<Call> delete(String id);

  /// How to wait for the object after creating or changing it, where the kind is asynchronous.
  Optional<Await> await();

  /// As [#await()], for kinds whose settings decide whether to wait.
  default Optional<Await> await(ObjectNode settings) {
    return await();
  }

  /// Whether creating one means to bring what is there already to its settings: it is read, and the
  /// requests are those of an update, perhaps none.
  default boolean isThereBefore() {
    return false;
  }

  /// Finds an object with these settings that some earlier run may have made, by what makes it
  /// unique.
  ///
  /// @return the id, or empty when there is none or the kind offers no way to tell
  Optional<String> find(RestClient rest, ObjectNode settings);

  /// As [#update(String, ObjectNode, Set)], for kinds whose requests also name what shall go: tags,
  /// grants.
  ///
  /// @param live the object as last read; a [MissingNode] when nobody has
  default List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    return update(id, settings, changed);
  }

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

  /// As [#delete(String)], for kinds where what was recorded decides how.
  default Optional<Call> delete(String id, ObjectNode recorded) {
    return delete(id);
  }

  /// Whether a refused change is worth another try a little later, because the object is busy.
  default boolean isBusy(Answer.Refused refusal) {
    return false;
  }

  /// As [#live(JsonNode)], for kinds where what is wanted decides what of the object counts.
  default ObjectNode live(JsonNode object, ObjectNode desired) {
    return live(object);
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

  /// Like [#find], but all that fit: kinds whose names need not be unique may have several.
  default List<String> candidates(RestClient rest, ObjectNode settings) {
    return find(rest, settings).stream().toList();
  }
}
