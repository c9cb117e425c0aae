package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides what each difference of one resource takes; the first rule that fits wins (format.md 4.3
/// step 8).
final class Classifier {

  private static final Path ROOT = Path.ROOT;

  private final FieldRules rules;
  private final FieldTypes types;
  private final JsonNode recorded;
  private final JsonNode desired;
  private final JsonNode live;

  private Classifier(
      ResourceKind kind, FieldTypes types, JsonNode recorded, JsonNode desired, JsonNode live) {
    this.rules = kind.rules();
    this.types = types;
    this.recorded = recorded;
    this.desired = desired;
    this.live = live;
  }

  /// All differences between the three trees, by path.
  static List<Difference> differences(
      ResourceKind kind, JsonNode recorded, Settings wanted, JsonNode live) {
    FieldRules rules = kind.rules();
    JsonNode desired = wanted.value();
    Set<Path> local = Diff.between(recorded, desired, rules);
    Set<Path> paths = new TreeSet<>(local);
    Diff.between(live, desired, rules).stream()
        .filter(path -> !isUntold(rules, path, live) || !isAbove(path, local))
        .forEach(paths::add);
    paths.remove(ROOT);
    Classifier classifier = new Classifier(kind, wanted.types(), recorded, desired, live);
    List<Difference> differences = new ArrayList<>();
    paths.forEach(path -> differences.add(classifier.difference(path)));
    return Origins.told(differences, () -> byHand(kind, recorded, wanted.types(), live));
  }

  /// Where the workspace is not as it was left: what would differ if the bundle still said what was
  /// last sent. No state tells what a secret was.
  private static Set<Path> byHand(
      ResourceKind kind, JsonNode recorded, FieldTypes types, JsonNode live) {
    Classifier classifier = new Classifier(kind, types, recorded, recorded, live);
    Set<Path> found = new TreeSet<>();
    for (Path path : Diff.between(live, recorded, kind.rules())) {
      Difference difference = classifier.difference(path);
      if (difference.verdict() != Verdict.SKIP && !difference.secret()) {
        found.add(path);
      }
    }
    return found;
  }

  /// Whether the workspace never tells the field, so that what is below it tells more.
  private static boolean isUntold(FieldRules rules, Path path, JsonNode live) {
    return rules.at(path).contains(FieldRule.INPUT_ONLY) && Trees.find(live, path) == null;
  }

  private static boolean isAbove(Path path, Set<Path> others) {
    return others.stream().anyMatch(other -> !other.equals(path) && other.startsWith(path));
  }

  private record Ruling(Verdict verdict, String reason) {}

  private Difference difference(Path path) {
    JsonNode old = Trees.find(recorded, path);
    JsonNode wanted = Trees.find(desired, path);
    JsonNode now = Trees.find(live, path);
    Set<FieldRule> held = rules.at(path);
    Ruling ruling =
        rules
            .classify()
            .verdict(path, old, wanted, now)
            .map(reason -> new Ruling(Verdict.SKIP, reason))
            .or(() -> nothing(path, held, old, wanted, now))
            .orElseGet(() -> change(held));
    boolean secret = held.contains(FieldRule.SECRET);
    return new Difference(
        path, ruling.verdict(), ruling.reason(), old, wanted, now, secret, Origin.NOBODY);
  }

  private Optional<Ruling> nothing(
      Path path,
      Set<FieldRule> held,
      @Nullable JsonNode old,
      @Nullable JsonNode wanted,
      @Nullable JsonNode now) {
    boolean localChange = !same(path, old, wanted);
    if (readable(held, now) && same(path, now, wanted)) {
      return skip("remote_already_set");
    }
    if (Trees.isEmpty(old) && Trees.isEmpty(wanted) && Trees.isEmpty(now)) {
      return skip("empty");
    }
    if (localChange ? held.contains(FieldRule.IGNORE_LOCAL) : ignoresLive(held)) {
      return skip("managed");
    }
    if (old == null && wanted == null && now != null && rules.isRemoteDefault(path, now)) {
      return skip("backend_default");
    }
    if (held.contains(FieldRule.CASELESS) && sameButCase(wanted, now)) {
      return skip("alias");
    }
    if (held.contains(FieldRule.SLASH) && sameButSlash(wanted, now)) {
      return skip("alias");
    }
    boolean comesBack = readable(held, now) && types.knows(path);
    return !localChange && !comesBack ? skip("missing_in_remote") : Optional.empty();
  }

  private static Ruling change(Set<FieldRule> held) {
    if (held.contains(FieldRule.IDENTITY)) {
      return new Ruling(Verdict.REPLACE, "id_field");
    }
    if (held.contains(FieldRule.RENAME)) {
      return new Ruling(Verdict.RENAME, "id_changes");
    }
    if (held.contains(FieldRule.REPLACE)) {
      return new Ruling(Verdict.REPLACE, "immutable");
    }
    return new Ruling(held.contains(FieldRule.RESIZE) ? Verdict.RESIZE : Verdict.UPDATE, "");
  }

  private static boolean ignoresLive(Set<FieldRule> held) {
    return held.contains(FieldRule.IGNORE_REMOTE)
        || held.contains(FieldRule.IDENTITY)
        || held.contains(FieldRule.RENAME);
  }

  /// Most secrets never come back; one that does can be compared.
  private static boolean readable(Set<FieldRule> held, @Nullable JsonNode now) {
    return !held.contains(FieldRule.INPUT_ONLY)
        && (now != null || !held.contains(FieldRule.SECRET));
  }

  private boolean same(Path path, @Nullable JsonNode a, @Nullable JsonNode b) {
    if (a == null || b == null) {
      return a == b;
    }
    return Diff.below(path, a, b, rules).isEmpty();
  }

  private static boolean sameButSlash(@Nullable JsonNode a, @Nullable JsonNode b) {
    return a != null && b != null && bare(a).equals(bare(b));
  }

  private static boolean sameButCase(@Nullable JsonNode a, @Nullable JsonNode b) {
    return a != null
        && b != null
        && a.isTextual()
        && b.isTextual()
        && a.textValue().equalsIgnoreCase(b.textValue());
  }

  private static String bare(JsonNode text) {
    String path = text.asText();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Optional<Ruling> skip(String reason) {
    return Optional.of(new Ruling(Verdict.SKIP, reason));
  }
}
