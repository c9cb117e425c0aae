package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of a plan: what happens to a resource, and everything known about it.
///
/// @param dependsOn what it waits for
/// @param desired what the bundle wants, as far as references are known; empty when the bundle has
///   it no more
/// @param differences how its fields differ, those that mean nothing included
/// @param live the live object as the workspace gave it; empty when there is none
/// @param span where the bundle declares it; where it was declared last is not known
public record Planned(
    Change change,
    ResourceKind kind,
    List<Dependency> dependsOn,
    Optional<Settings> desired,
    List<Difference> differences,
    Optional<JsonNode> live,
    Optional<Span> span) {

  public Planned {
    dependsOn = List.copyOf(dependsOn);
    differences = List.copyOf(differences);
  }

  /// The resource.
  public ResourceKey key() {
    return change.key();
  }

  /// The same line, where nothing is done.
  ///
  /// @param id the object's id
  public Planned kept(String id) {
    return new Planned(
        new Change.Keep(key(), id), kind, dependsOn, desired, differences, live, span);
  }

  /// What is recorded of an object to which nothing was done: `settings`, but for what only the
  /// format wants and the object never got.
  public ObjectNode got(ObjectNode settings) {
    ObjectNode got = settings.deepCopy();
    differences.stream()
        .filter(Difference::isPutIn)
        .map(Difference::path)
        .forEach(path -> {
          if (path.steps().getLast() instanceof Path.Field(String name)
              && Trees.find(got, path.parent()) instanceof ObjectNode above) {
            above.remove(name);
          }
        });
    return got;
  }

  /// Whether nothing is done to the object, as somebody made the bundle's change by hand already,
  /// so that what is recorded is all that is out of date.
  public boolean isAgreed() {
    return change instanceof Change.Keep
        && differences.stream()
            .anyMatch(each -> each.origin() == Difference.Origin.AGREED && !each.secret());
  }

  /// Whether somebody changed the object by hand, and carrying this out writes over what they did:
  /// a field that tells of changes differs, and one that is written over has a value that comes
  /// neither from the bundle nor from the last deployment (format.md 7).
  public boolean overwritesOthers() {
    boolean changed =
        differences.stream()
            .anyMatch(each -> isGuard(each) && each.verdict() != Difference.Verdict.SKIP);
    return changed && !foreign().isEmpty();
  }

  /// The fields whose live values come neither from the bundle nor from the last deployment.
  public List<Difference> foreign() {
    return differences.stream()
        .filter(each -> !isGuard(each) && !each.isIgnored() && isForeign(each))
        .toList();
  }

  /// Whether a field that tells of changes says that nobody changed the object since the last
  /// request of a deployment: what differs then is what that one left undone.
  public boolean isUntouched() {
    boolean tells = kind.rules().patterns().stream().anyMatch(at -> at.rule() == FieldRule.GUARDED);
    return tells
        && differences.stream()
            .noneMatch(each -> isGuard(each) && each.verdict() != Difference.Verdict.SKIP);
  }

  /// Whether the field only tells that somebody changed the object, and is never set.
  public boolean isGuard(Difference difference) {
    return kind.rules().at(difference.path()).contains(FieldRule.GUARDED);
  }

  private boolean isForeign(Difference difference) {
    return !Trees.isEmpty(difference.live())
        && difference.desired() != null
        && !isLive(difference, difference.desired())
        && !isLive(difference, difference.recorded());
  }

  private boolean isLive(Difference difference, @Nullable JsonNode value) {
    JsonNode now = difference.live();
    return value != null
        && now != null
        && (value.equals(now)
            || kind.rules().classify().verdict(difference.path(), null, value, now).isPresent());
  }

  /// Whether there is still something to do now that `settings` have no open reference any more: a
  /// reference that the plan could not follow may turn out to say what was recorded all along.
  ///
  /// @param recorded what the state says of the resource
  public boolean isStillNeeded(Recorded recorded, Settings settings) {
    if (desired.isEmpty() || desired.get().isKnown() || live.isEmpty()) {
      return true;
    }
    ObjectNode now = kind.operations().live(live.get(), settings.value());
    JsonNode base = Assumed.settings(kind, recorded, settings, now);
    return Classifier.differences(kind, base, settings, now).stream()
        .anyMatch(difference -> difference.verdict() != Difference.Verdict.SKIP);
  }
}
