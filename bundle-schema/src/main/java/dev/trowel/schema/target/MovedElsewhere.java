package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.regex.Pattern;

/// What `trowel.moved` of the whole bundle means for one of its targets.
final class MovedElsewhere {

  private static final String SECTION = "trowel";
  private static final String LIST = "moved";
  private static final String ROOT = "from_root";

  /// What is filled in alike for every target.
  private static final Pattern ALIKE =
      Pattern.compile("\\$\\{(?:bundle\\.name|workspace\\.current_user\\.[^}]*)}");

  private MovedElsewhere() {}

  /// The tree without the entries about resources that only other targets have.
  ///
  /// @param tree with what the target says of resources, and not yet of `trowel`
  /// @param targets all targets
  static Mapping without(Mapping tree, Mapping targets) {
    if (!(Values.find(tree, Moves.PLACE) instanceof Seq list)) {
      return tree;
    }
    List<Value> kept =
        list.items().stream().filter(entry -> !isElsewhere(entry, tree, targets)).toList();
    return kept.size() == list.items().size()
        ? tree
        : Values.put(tree, new Seq(list.span(), kept), SECTION, LIST);
  }

  private static boolean isElsewhere(Value entry, Mapping tree, Mapping targets) {
    return Moves.key(Values.find(entry, "to"))
        .filter(key -> Values.find(tree, key.path()) == null)
        .filter(key ->
            targets.entries().values().stream()
                .anyMatch(target -> Values.find(target.value(), key.path()) != null))
        .isPresent();
  }

  /// Reports a former folder that would be the same for several targets: the first one deployed
  /// would take it from the others.
  static void refuseShared(Mapping tree, Mapping targets, Diagnostics diagnostics) {
    List<Value> list = Moves.list(tree);
    for (int i = 0; i < list.size() && targets.entries().size() > 1; i++) {
      if (Values.find(list.get(i), ROOT) instanceof Text(var span, String root)
          && !ALIKE.matcher(root).replaceAll("").contains("${")) {
        Path at = Moves.PLACE.index(i).field(ROOT);
        diagnostics.add(
            Diagnostic.error("moved-root", "every target would take over " + root)
                .detail(
                    "Write ${bundle.target} where the folder names the target, or put the entry"
                        + " below the target it belongs to: targets.<name>.trowel.moved.")
                .at(at)
                .in(span));
      }
    }
  }
}
