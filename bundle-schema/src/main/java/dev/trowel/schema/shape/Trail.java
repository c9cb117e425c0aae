package dev.trowel.schema.shape;

import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way down a tree that costs one object a step; the path is made only for a message.
record Trail(Path start, @Nullable Trail up, Path.@Nullable Step step) {

  static Trail at(Path start) {
    return new Trail(start, null, null);
  }

  Trail field(String name) {
    return new Trail(start, this, new Path.Field(name));
  }

  Trail index(int index) {
    return new Trail(start, this, new Path.Index(index));
  }

  Path path() {
    List<Path.Step> steps = new ArrayList<>();
    for (Trail at = this; at != null; at = at.up) {
      if (at.step != null) {
        steps.add(at.step);
      }
    }
    Collections.reverse(steps);
    return start.then(new Path(steps));
  }
}
