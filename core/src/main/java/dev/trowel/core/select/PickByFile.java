package dev.trowel.core.select;

import dev.trowel.schema.source.Span;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;

/// `file:resources/train/*`: what is declared in such a file.
///
/// @param text as written, relative to the bundle root
record PickByFile(String text, PathMatcher matcher) implements Pick {

  static final String PREFIX = "file:";

  static PickByFile of(String text) {
    return new PickByFile(text, FileSystems.getDefault().getPathMatcher("glob:" + text));
  }

  @Override
  public Optional<String> why(Candidate candidate) {
    return candidate
        .declared()
        .map(resource -> resource.settings().span())
        .filter(Span::isWritten)
        .filter(span -> matcher.matches(Path.of(span.file())))
        .map(span -> "declared in " + span.file());
  }
}
