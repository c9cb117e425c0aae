package dev.trowel.core.intent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.intent.Intent.Action;
import dev.trowel.core.kind.Search;
import dev.trowel.core.kind.Trace;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Secrets;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the intents of a plan.
public final class Intending {

  /// How the state holds a secret (format.md 4.1).
  private static final TextNode EMPTY = TextNode.valueOf("");

  private Intending() {}

  /// What carrying out `plan` is about to do. Looks for what is there already and could be taken
  /// for a new object; changes nothing.
  public static SortedMap<ResourceKey, Intent> of(Plan plan, RestClient rest) {
    RestClient once = new AskedOnce(rest);
    List<Planned> lines =
        plan.changes().stream().filter(line -> action(line.change()).isPresent()).toList();
    SortedMap<ResourceKey, Intent> intents = new TreeMap<>();
    Parallel.map(lines, line -> intent(plan, line, once))
        .forEach(intent -> intents.put(intent.key(), intent));
    return intents;
  }

  private static Intent intent(Plan plan, Planned line, RestClient rest) {
    Action action = action(line.change()).orElseThrow();
    ObjectNode settings =
        line.desired()
            .map(wanted -> Secrets.redacted(wanted.value(), line.kind().rules(), EMPTY))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    Intent intent =
        new Intent(
            line.key(),
            action,
            id(plan, line),
            settings,
            line.dependsOn(),
            fields(line.change()),
            Optional.empty());
    return action.makes() && isTakenForAnother(line) ? before(intent, line, rest) : intent;
  }

  private static boolean isTakenForAnother(Planned line) {
    return switch (line.kind().operations().trace()) {
      // A marker stays on what the state was told to forget.
      case MARKER, NAME, LIKENESS -> true;
      case OWNER, NONE -> false;
    };
  }

  /// What is replaced gives its name away.
  private static Intent before(Intent intent, Planned line, RestClient rest) {
    ObjectNode wanted = line.desired().orElseThrow().value();
    Search search = line.kind().operations().search(rest, wanted);
    if (!search.isCertain()) {
      return intent;
    }
    TreeSet<String> found = new TreeSet<>(search.ids());
    if (line.kind().operations().trace() == Trace.NAME) {
      found.remove(intent.id());
    }
    return intent.after(Optional.of(found));
  }

  private static String id(Plan plan, Planned line) {
    Recorded recorded = plan.base().resources().get(line.key());
    return recorded == null ? "" : recorded.id();
  }

  private static Optional<Action> action(Change change) {
    return switch (change) {
      case Change.Keep _, Change.Forget _ -> Optional.empty();
      case Change.Create _ -> Optional.of(Action.CREATE);
      case Change.Update _, Change.Resize _ -> Optional.of(Action.UPDATE);
      case Change.Rename _ -> Optional.of(Action.RENAME);
      case Change.Replace _ -> Optional.of(Action.REPLACE);
      case Change.Delete _ -> Optional.of(Action.DELETE);
    };
  }

  private static List<String> fields(Change change) {
    return switch (change) {
      case Change.Update(_, _, var fields) -> texts(fields);
      case Change.Resize(_, _, var fields) -> texts(fields);
      case Change.Rename(_, _, var fields) -> texts(fields);
      case Change.Replace(_, _, var causes) -> texts(causes);
      case Change.Keep _, Change.Create _, Change.Delete _, Change.Forget _ -> List.of();
    };
  }

  private static List<String> texts(Collection<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }
}
