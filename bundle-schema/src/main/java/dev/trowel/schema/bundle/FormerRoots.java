package dev.trowel.schema.bundle;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folders a bundle was deployed to before, as `trowel.moved` says.
public final class FormerRoots {

  private static final String HOME = "/Workspace/Users/";
  private static final String SLASH = "/";
  private static final String HIDDEN = "/.bundle/";

  private FormerRoots() {}

  /// Those of `bundle` that are not where it is now, in the order written. One that is only known
  /// when somebody logs in is left out before, as is one that the bundle cannot tell; where the
  /// state lies apart from the root it did not move.
  public static List<FormerRoot> of(Bundle bundle) {
    Layout layout = bundle.layout();
    String present = FormerRoot.plain(layout.root());
    List<FormerRoot> roots = new ArrayList<>();
    for (Value entry : Moves.list(bundle.tree())) {
      root(entry, bundle)
          .filter(root -> !root.contains("${") && !root.equals(present))
          .filter(_ -> layout.state().startsWith(layout.root() + SLASH))
          .map(root -> new FormerRoot(root, state(root, layout), entry.span()))
          .filter(root -> roots.stream().noneMatch(each -> each.root().equals(root.root())))
          .ifPresent(roots::add);
    }
    return List.copyOf(roots);
  }

  /// The former folder that an entry names; empty for an entry about something else, and where the
  /// folder cannot be told.
  public static Optional<String> root(Value entry, Bundle bundle) {
    return root(entry, bundle.tree(), bundle.name(), bundle.layout().root());
  }

  /// As [#root(Value, Bundle)], for a bundle in parts.
  public static Optional<String> root(Value entry, Mapping tree, String name, String present) {
    if (Values.find(entry, "from_root") instanceof Text(_, String written)) {
      return Optional.of(absolute(written, tree)).filter(root -> root.startsWith(SLASH));
    }
    return Values.find(entry, "from_bundle") instanceof Text(_, String former)
        ? renamed(present, name, former)
        : Optional.empty();
  }

  private static String state(String root, Layout layout) {
    return root + layout.state().substring(layout.root().length());
  }

  /// As `workspace.root_path` is read (format.md 2.14).
  private static String absolute(String written, Mapping tree) {
    String user = Values.text(tree, "workspace", "current_user", "userName");
    String home = HOME + (user == null ? "${workspace.current_user.userName}" : user) + SLASH;
    String path = written.startsWith("~/") ? home + written.substring(2) : written;
    boolean complete = !path.startsWith(SLASH) || path.startsWith("/Workspace/");
    String whole = complete ? path : "/Workspace" + path;
    return FormerRoot.plain(whole);
  }

  /// The folder with the bundle's former name in the place of the present one: after `.bundle`, or
  /// else in the only place where it stands.
  private static Optional<String> renamed(String root, String name, String former) {
    String step = SLASH + name + SLASH;
    String whole = root + SLASH;
    int hidden = whole.indexOf(HIDDEN);
    int at =
        hidden >= 0 && whole.startsWith(step, hidden + HIDDEN.length() - 1)
            ? hidden + HIDDEN.length() - 1
            : whole.indexOf(step);
    boolean only = hidden >= 0 || whole.lastIndexOf(step) == at;
    if (name.isEmpty() || at < 0 || !only) {
      return Optional.empty();
    }
    String replaced =
        whole.substring(0, at) + SLASH + former + SLASH + whole.substring(at + step.length());
    return Optional.of(FormerRoot.plain(replaced));
  }
}
