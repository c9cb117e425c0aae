package dev.trowel.core.review;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the item of one resource out of its lines of a plan.
///
/// @param lines the resource's own line and those of its permissions and grants
/// @param besides what is to be told of it and no line tells
record ItemMaker(
    Plan plan, ResourceKey key, List<Planned> lines, Waves waves, List<Reason> besides) {

  private static final String NAMES = "name";
  private static final Set<Action> ADOPTED = Set.of(Action.KEEP, Action.UPDATE);

  /// The item; empty when there is nothing to tell.
  Optional<Item> make() {
    List<Reason> reasons = reasons();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(item(reasons));
  }

  private Item item(List<Reason> reasons) {
    Optional<Planned> own = Reviewer.own(lines);
    Action action = action(own);
    return new Item(
        key,
        action,
        name(own),
        id(),
        reasons,
        own.map(Fields::of).orElse(List.of()),
        parts().flatMap(line -> Access.of(line).stream()).toList(),
        waves.after(key),
        waves.of(key),
        own.flatMap(plan::loss),
        Optional.ofNullable(plan.moves().get(key)),
        own.flatMap(Planned::span));
  }

  private List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    Reviewer.own(lines).ifPresent(line -> reasons.addAll(Reasons.of(line)));
    boolean made = reasons.stream().anyMatch(reason -> isWhole(reason.code()));
    if (!made) {
      parts().forEach(line -> reasons.addAll(Reasons.ofPart(line)));
    }
    Optional.ofNullable(plan.moves().get(key))
        .ifPresent(from -> reasons.add(new Reason(Code.MOVED, from.toString())));
    Optional.ofNullable(plan.adopts().get(key))
        .ifPresent(id -> reasons.add(new Reason(Code.DECLARED_ADOPTION, "id " + id)));
    reasons.addAll(besides);
    return reasons.stream().distinct().sorted(Comparator.comparing(Reason::code)).toList();
  }

  /// What is made or goes takes its permissions and grants with it.
  private static boolean isWhole(Code code) {
    return code == Code.NEW || code == Code.REMOVED_FROM_BUNDLE || code == Code.DELETED_BY_HAND;
  }

  private Stream<Planned> parts() {
    return lines.stream()
        .filter(line -> line.key().part() != Part.SELF && line.change().isEffective())
        .filter(line -> !OpenParts.isNoChange(line));
  }

  private Action action(Optional<Planned> own) {
    Action action = own.map(line -> action(line.change())).orElse(Action.KEEP);
    if (plan.adopts().containsKey(key) && ADOPTED.contains(action)) {
      return Action.ADOPT;
    }
    return action == Action.KEEP && parts().findAny().isPresent() ? Action.UPDATE : action;
  }

  private static Action action(Change change) {
    return switch (change) {
      case Change.Keep _ -> Action.KEEP;
      case Change.Create _ -> Action.CREATE;
      case Change.Update _ -> Action.UPDATE;
      case Change.Resize _ -> Action.RESIZE;
      case Change.Rename _ -> Action.RENAME;
      case Change.Replace _ -> Action.REPLACE;
      case Change.Delete _ -> Action.DELETE;
      case Change.Forget _ -> Action.FORGET;
    };
  }

  private String name(Optional<Planned> own) {
    return Stream.concat(
            own.stream().flatMap(line -> line.desired().stream()).map(each -> each.value()),
            Stream.ofNullable(plan.base().resources().get(key)).map(Recorded::settings))
        .map(settings -> settings.path(NAMES).asText(""))
        .findFirst()
        .orElse("");
  }

  private String id() {
    Recorded recorded = plan.base().resources().get(key);
    return recorded == null ? "" : recorded.id();
  }
}
