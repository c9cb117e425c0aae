package dev.trowel.core.authored;

import dev.trowel.schema.address.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said above places of a tree that is to be written.
///
/// @param texts the words by place; the root's stand at the top of the file
public record Comments(Map<Path, String> texts) {

  /// Nothing is said.
  public static final Comments NONE = new Comments(Map.of());

  public Comments {
    texts = Map.copyOf(texts);
  }

  /// These and one more, which follows what is said there already.
  ///
  /// @param text one line or several, without `#`
  public Comments with(Path place, String text) {
    Map<Path, String> more = new LinkedHashMap<>(texts);
    more.merge(place, text, (old, added) -> old + "\n" + added);
    return new Comments(more);
  }

  /// The lines above a place, without `#`; none when nothing is said.
  List<String> lines(Path place) {
    String text = texts.get(place);
    return text == null ? List.of() : text.lines().map(Comments::printable).toList();
  }

  /// A control character would make the whole file unreadable.
  private static String printable(String line) {
    return line.codePoints()
        .map(each -> Scalars.isPrintable(each) ? each : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .stripTrailing();
  }
}
