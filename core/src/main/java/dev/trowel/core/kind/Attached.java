package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The requests of a kind that hangs on another resource and is declared inside it: permissions,
/// grants.
public interface Attached extends Operations {

  /// The settings of the part of `owner`, with references to what is known only once `owner` is
  /// there.
  ///
  /// @param declared the list the bundle has under `permissions` or `grants`
  ObjectNode settings(ResourceKey owner, JsonNode declared);

  /// What it hangs on decides the id, so a new owner is one more way to say how it is to be.
  @Override
  default List<Call> rename(String id, ObjectNode settings, Set<Path> changed) {
    return List.of(create(settings));
  }

  @Override
  default String renamedId(String id, ObjectNode settings) {
    return id(settings, MissingNode.getInstance());
  }

  /// It goes with its owner; alone it is only forgotten (format.md 4.5).
  @Override
  default Optional<Call> delete(String id, ObjectNode recorded) {
    return Optional.empty();
  }

  @Override
  default Optional<Await> await(ObjectNode settings) {
    return Optional.empty();
  }

  @Override
  default Trace trace() {
    return Trace.OWNER;
  }

  /// Every owner has one, if only an empty one.
  @Override
  default Search search(RestClient rest, ObjectNode settings) {
    return Search.of(List.of(id(settings, MissingNode.getInstance())));
  }
}
