package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.kind.SentNames;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known so far of the resources that others refer to (format.md 4.3 step 4).
public final class References {

  /// One resource as far as it is known.
  ///
  /// @param id its id, or null while it has none that will last
  /// @param settings what it is to have, references resolved as far as they are
  /// @param live gives the live object in the form references see it; nothing while it may still
  ///   change
  /// @param names what fields are called in `settings`
  public record Known(
      @Nullable String id, Settings settings, Supplier<Optional<JsonNode>> live, SentNames names) {

    /// What is known of the resource of one line of a plan.
    ///
    /// @param live the object as the workspace says it; empty while it may still change
    public static Known of(
        Planned line, @Nullable String id, Settings settings, Optional<JsonNode> live) {
      Operations operations = line.kind().operations();
      return new Known(id, settings, new View(operations, live), operations.around().names());
    }

    private Path sent(Path field) {
      return field.steps().getFirst() instanceof Path.Field(String name)
          ? Path.of(names.sent(name)).then(field.from(1))
          : field;
    }
  }

  /// A live object as references see it, made when one asks: few do, and most of those for the id.
  private static final class View implements Supplier<Optional<JsonNode>> {

    private final Operations operations;
    private final Optional<JsonNode> live;
    private Optional<JsonNode> made = Optional.empty();
    private boolean asked;

    private View(Operations operations, Optional<JsonNode> live) {
      this.operations = operations;
      this.live = live;
    }

    @Override
    public synchronized Optional<JsonNode> get() {
      if (!asked) {
        made = live.map(operations::remote);
        asked = true;
      }
      return made;
    }
  }

  private final Map<ResourceKey, Known> known = new HashMap<>();

  /// Says what is known of `key` now.
  public synchronized void put(ResourceKey key, Known what) {
    known.put(key, what);
  }

  /// The value of a reference, or empty while it is not known.
  public synchronized Optional<JsonNode> value(Template.To reference) {
    Known target = known.get(reference.target());
    if (target == null) {
      return Optional.empty();
    }
    if (reference.isId()) {
      return Optional.ofNullable(target.id()).map(TextNode::valueOf);
    }
    Path field = target.sent(reference.field());
    if (isOpen(target.settings(), field)) {
      return Optional.empty();
    }
    JsonNode wanted = Trees.find(target.settings().value(), field);
    return wanted != null
        ? Optional.of(wanted)
        : target.live().get().map(live -> Trees.find(live, reference.field()));
  }

  private static boolean isOpen(Settings settings, Path field) {
    return settings.open().keySet().stream()
        .anyMatch(path -> path.startsWith(field) || field.startsWith(path));
  }
}
