package dev.trowel.core.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is about to be done to one resource.
///
/// @param id the object it is done to; of one that is made, the recorded id that is gone; `""` for
///   none
/// @param settings what is to be sent, not to be changed, secrets emptied, what is not known yet as
///   `${…}`; `{}` for what goes
/// @param dependsOn what the settings refer to
/// @param fields the fields that change, for people
/// @param before the ids of objects that are there already and could be taken for the new one;
///   empty when nobody knows them
public record Intent(
    ResourceKey key,
    Action action,
    String id,
    ObjectNode settings,
    List<Dependency> dependsOn,
    List<String> fields,
    Optional<Set<String>> before) {

  /// What becomes of the object.
  public enum Action {
    CREATE,
    /// Also a change of its size.
    UPDATE,
    /// Its id changes with it.
    RENAME,
    REPLACE,
    DELETE;

    /// Its name in the file.
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a new object comes of it.
    public boolean makes() {
      return this == CREATE || this == REPLACE;
    }
  }

  public Intent {
    dependsOn = List.copyOf(dependsOn);
    fields = List.copyOf(fields);
    before = before.map(ids -> Collections.unmodifiableSet(new TreeSet<>(ids)));
  }

  /// The same, where these objects are there already.
  Intent after(Optional<Set<String>> found) {
    return new Intent(key, action, id, settings, dependsOn, fields, found);
  }
}
