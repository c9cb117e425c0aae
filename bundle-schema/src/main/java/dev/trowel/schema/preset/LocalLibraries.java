package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The libraries on this machine that resources of a resolved tree name: in `libraries` and among
/// the dependencies of environments (format.md 2.9).
public final class LocalLibraries {

  private static final Pattern EXTRAS = Pattern.compile("(.*\\.(?:whl|tar\\.gz|zip))(\\[[^]]*])");

  private LocalLibraries() {}

  /// One place that names a library.
  ///
  /// @param at the place in the bundle's tree
  /// @param text what stands there
  /// @param file the file or glob, relative to the sync root
  /// @param extras what follows it, such as `[train]`; mostly empty
  public record Use(Path at, Text text, String file, String extras) {

    private static Use of(Path at, Text text) {
      Matcher matcher = EXTRAS.matcher(text.text());
      return matcher.matches()
          ? new Use(at, text, matcher.group(1), matcher.group(2))
          : new Use(at, text, text.text(), "");
    }

    /// The text with another file in it.
    Text with(String other) {
      String whole = other + extras;
      return whole.equals(text.text()) ? text : new Text(text.span(), whole);
    }
  }

  /// All of them, in the order of the tree.
  public static List<Use> of(Mapping tree) {
    List<Use> uses = new ArrayList<>();
    replace(
        tree,
        use -> {
          uses.add(use);
          return List.of(use.file());
        });
    return uses;
  }

  /// The bundle in which each of them is replaced by the libraries, one element of its list each,
  /// that `files` gives for it.
  public static Bundle replace(Bundle bundle, Function<Use, List<String>> files) {
    return Assembly.with(bundle, replace(bundle.tree(), files));
  }

  /// Whether a library's path leads to a file on this machine.
  public static boolean isLocal(String path) {
    return LocalFiles.isLocal(path) && !path.contains("${");
  }

  private static Mapping replace(Mapping tree, Function<Use, List<String>> files) {
    ByKind<PatternTree<Listed>> lists = new ByKind<>(LocalLibraries::lists);
    return Steps.apply(
        tree,
        List.of((subject, resource) ->
            lists
                .of(subject)
                .change(
                    subject.key().path(),
                    resource,
                    (at, value, listed) ->
                        value instanceof Seq seq ? inList(seq, at, listed, files) : value)));
  }

  /// Lists whose elements may name libraries.
  ///
  /// @param below the place in an element that names it
  private record Listed(PathPattern list, Path below, PathMode mode) {

    /// The last `*` of the pattern stands for the elements of the list.
    static Listed of(LocalPath local) {
      List<String> steps = local.path().steps();
      int any = steps.lastIndexOf(PathPattern.ANY);
      Path below = Path.of(steps.subList(any + 1, steps.size()).toArray(String[]::new));
      return new Listed(new PathPattern(steps.subList(0, any)), below, local.mode());
    }
  }

  private static PatternTree<Listed> lists(Facets facets) {
    List<Listed> lists = new ArrayList<>();
    for (LocalPath path : facets.paths()) {
      if (path.mode() == PathMode.LIBRARY || path.mode() == PathMode.DEPENDENCY) {
        lists.add(Listed.of(path));
      }
    }
    return PatternTree.of(lists, Listed::list);
  }

  private static Seq inList(Seq list, Path at, Listed listed, Function<Use, List<String>> files) {
    Path below = listed.below();
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Value item = list.items().get(i);
      if (Values.find(item, below) instanceof Text text && isLocal(text.text(), listed.mode())) {
        Use use = Use.of(at.index(i).then(below), text);
        files.apply(use).forEach(file -> items.add(put(item, below, use.with(file))));
      } else {
        items.add(item);
      }
    }
    return items.equals(list.items()) ? list : new Seq(list.span(), items);
  }

  private static Value put(Value item, Path below, Text text) {
    return item instanceof Mapping mapping && !below.steps().isEmpty()
        ? Values.put(mapping, text, below)
        : text;
  }

  private static boolean isLocal(String text, PathMode mode) {
    return switch (mode) {
      case LIBRARY -> isLocal(text);
      case DEPENDENCY ->
          Dependencies.flag(text).isEmpty() && Dependencies.isLocal(text) && !text.contains("${");
      case NOTEBOOK, FILE, DIRECTORY, GLOB -> false;
    };
  }
}
