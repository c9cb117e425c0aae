package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.Path;
import java.util.List;
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
    return Told.of(line).stream().map(each -> told(line, each)).toList();
  }

  private static FieldChange made(Planned line, Path path, JsonNode value) {
    Side after = new Sides(line).wanted(path, value, false);
    return new FieldChange(path, NOTHING, NOTHING, after, Origin.BUNDLE, false, false);
  }

  private static FieldChange told(Planned line, Difference difference) {
    boolean skipped = difference.verdict() == Verdict.SKIP;
    Sides sides = new Sides(line);
    Path path = difference.path();
    boolean secret = difference.secret();
    boolean silent = line.isGuard(difference);
    return new FieldChange(
        path,
        silent ? NOTHING : sides.known(path, difference.recorded(), secret),
        silent ? NOTHING : sides.known(path, before(difference), secret),
        silent ? NOTHING : sides.wanted(path, difference.desired(), secret),
        difference.origin(),
        difference.verdict() == Verdict.REPLACE,
        skipped && difference.origin() != Origin.AGREED);
  }

  /// What is there now; what was last sent where the workspace does not tell.
  private static @Nullable JsonNode before(Difference difference) {
    return difference.live() == null && !difference.isDrift()
        ? difference.recorded()
        : difference.live();
  }
}
