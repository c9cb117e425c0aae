package dev.trowel.core.monorepo;

import dev.trowel.schema.load.Selected;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files and folders that a bundle is made from: its own folder, and what it names elsewhere.
///
/// @param places absolute; a folder stands for all that is in it
public record Reach(Set<Path> places) {

  /// That of a bundle of which nothing is known.
  public static final Reach EVERYWHERE = new Reach(Set.of(Path.of("/")));

  private static final String GLOB = "*?[{!";

  public Reach {
    places = Set.copyOf(places);
  }

  /// That of a bundle.
  ///
  /// @param root its folder
  /// @param targets the bundle as each of its targets has it
  public static Reach of(Path root, Collection<Selected> targets) {
    Set<Path> places = new TreeSet<>(Set.of(root));
    for (Selected each : targets) {
      named(each).flatMap(text -> place(root, text).stream()).forEach(places::add);
    }
    return new Reach(places);
  }

  private static Stream<String> named(Selected selected) {
    Stream<Value> written =
        Stream.of(
                Values.items(selected.tree(), "include"),
                Values.items(selected.tree(), "sync", "paths"),
                Values.items(selected.tree(), "sync", "include"))
            .flatMap(List::stream);
    Stream<String> texts =
        written.flatMap(each -> each instanceof Text text ? Stream.of(text.text()) : Stream.of());
    return Stream.concat(selected.includes().stream(), texts);
  }

  /// A pattern stands for the folder that all it matches lies in.
  private static Optional<Path> place(Path root, String text) {
    int end = 0;
    while (end < text.length() && GLOB.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String fixed = end == text.length() ? text : text.substring(0, text.lastIndexOf('/', end) + 1);
    try {
      return Optional.of(root.resolve(fixed).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Whether any of `files` is one of these, or lies in one.
  public boolean meets(Collection<Path> files) {
    return this.equals(EVERYWHERE)
        || files.stream().anyMatch(file -> places.stream().anyMatch(file::startsWith));
  }
}
