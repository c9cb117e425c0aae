package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Set;

/// What is to be taken for recorded of an object that a deployment was dealing with when it was cut
/// off: what it did shall not be taken for somebody else's work.
public final class Interrupted {

  /// How a state holds a secret (format.md 4.1).
  private static final TextNode EMPTY = TextNode.valueOf("");

  private Interrupted() {}

  /// What is recorded of an object that was made with `sent`: that, where the object is so. One
  /// that is not yet complete, or that somebody changed since, is only known by its id, so that the
  /// next plan brings it in line.
  ///
  /// @param object as the workspace gave it
  public static Recorded made(
      ResourceKind kind, String id, Settings sent, List<Dependency> dependsOn, JsonNode object) {
    Operations operations = kind.operations();
    Settings settings = sent.without(operations.around().observed());
    ObjectNode live = operations.live(object, settings.value());
    boolean same =
        sent.isKnown()
            && Classifier.differences(kind, settings.value(), settings, live).stream()
                .allMatch(each -> each.verdict() == Verdict.SKIP);
    return same
        ? new Recorded(id, redacted(kind, withObserved(settings, kind, live)), dependsOn)
        : Recorded.unknown(id, dependsOn);
  }

  /// `recorded` with what of `sent` the object has by now. What only tells that the object was
  /// changed is taken from the object: it was to be changed.
  ///
  /// @param object as the workspace gave it
  public static Recorded changed(
      ResourceKind kind, Recorded recorded, Settings sent, JsonNode object) {
    if (!(recorded.settings() instanceof ObjectNode before) || before.isEmpty()) {
      return recorded;
    }
    List<String> observed = kind.operations().around().observed();
    Settings settings = sent.without(observed);
    ObjectNode live = kind.operations().live(object, settings.value());
    ObjectNode now = before.deepCopy();
    List<Difference> differences =
        Classifier.differences(kind, before.deepCopy().without(observed), settings, live);
    graft(now, settings.value(), differences, Origin.AGREED);
    if (isHalfWay(kind, recorded, settings, object)) {
      graft(now, live, differences, Origin.HAND);
    }
    now.setAll(Observed.in(live, observed));
    return new Recorded(recorded.id(), redacted(kind, now), recorded.dependsOn());
  }

  /// Whether the object was changed, by the first of several requests at least: what else is not as
  /// it was may be for want of the others.
  private static boolean isHalfWay(
      ResourceKind kind, Recorded recorded, Settings sent, JsonNode object) {
    Operations operations = kind.operations();
    List<String> observed = operations.around().observed();
    ObjectNode seen = Observed.in(operations.live(object), observed);
    return !seen.equals(Observed.in(recorded.settings(), observed))
        && operations.update(recorded.id(), sent.value(), Set.of(), object).size() > 1;
  }

  private static void graft(
      ObjectNode into, ObjectNode from, List<Difference> differences, Origin origin) {
    differences.stream()
        .filter(each -> each.origin() == origin && !each.secret())
        .map(Difference::path)
        .forEach(path -> graft(into, from, path));
  }

  private static ObjectNode withObserved(Settings settings, ResourceKind kind, ObjectNode live) {
    return settings.with(Observed.in(live, kind.operations().around().observed())).value();
  }

  private static ObjectNode redacted(ResourceKind kind, ObjectNode settings) {
    return Secrets.redacted(settings, kind.rules(), EMPTY);
  }

  /// Makes `into` say at `path` what `from` says there; where one of them has nothing above that
  /// place, the whole above is taken.
  private static void graft(ObjectNode into, ObjectNode from, Path path) {
    for (int length = path.length(); length > 0; length--) {
      Path at = path.to(length);
      if (at.steps().getLast() instanceof Path.Field(String name)
          && Trees.find(into, at.parent()) instanceof ObjectNode parent) {
        JsonNode value = Trees.find(from, at);
        if (value == null) {
          parent.remove(name);
        } else {
          parent.set(name, value.deepCopy());
        }
        return;
      }
    }
  }
}
