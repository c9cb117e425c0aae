package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells how the fields of one resource change.
final class Fields {

  private static final Side.Nothing NOTHING = new Side.Nothing();

  private Fields() {}

  /// The fields of one line of a plan, by path; none of one that goes.
  static List<FieldChange> of(Planned line) {
    if (line.change() instanceof Change.Create) {
      return line.desired().stream()
          .flatMap(wanted -> wanted.value().propertyStream())
          .map(field -> made(line, Path.of(field.getKey()), field.getValue()))
          .toList();
    }
    return line.differences().stream().flatMap(each -> told(line, each)).toList();
  }

  private static FieldChange made(Planned line, Path path, JsonNode value) {
    Side after = new Sides(line).wanted(path, value, false);
    return new FieldChange(path, NOTHING, NOTHING, after, Origin.BUNDLE, false, false);
  }

  /// What is told of one difference; nothing where it means nothing.
  static Stream<FieldChange> told(Planned line, Difference difference) {
    boolean skipped = difference.verdict() == Verdict.SKIP;
    if (skipped && difference.origin() == Origin.NOBODY) {
      return Stream.empty();
    }
    boolean kept = skipped && difference.origin() != Origin.AGREED;
    return Stream.of(change(line, difference, difference.origin(), kept));
  }

  /// One difference, made by `origin`.
  static FieldChange change(Planned line, Difference difference, Origin origin, boolean kept) {
    Sides sides = new Sides(line);
    Path path = difference.path();
    boolean secret = difference.secret();
    return new FieldChange(
        path,
        sides.known(path, difference.recorded(), secret),
        sides.known(path, before(difference), secret),
        sides.wanted(path, difference.desired(), secret),
        origin,
        difference.verdict() == Verdict.REPLACE,
        kept);
  }

  /// What is there now; what was last sent where the workspace does not tell.
  private static @Nullable JsonNode before(Difference difference) {
    return difference.live() == null && !isByHand(difference)
        ? difference.recorded()
        : difference.live();
  }

  /// Also where it is kept, so that nothing is written over.
  private static boolean isByHand(Difference difference) {
    return difference.origin() == Origin.HAND || difference.origin() == Origin.BOTH;
  }
}
