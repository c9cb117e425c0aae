package dev.trowel.core.select;

import java.util.List;

/// Which resources were asked for, as written.
///
/// @param select the patterns of `--select`; none for everything
/// @param exclude the patterns of `--exclude`
/// @param dependencies whether what a selected resource refers to is always selected, too, as the
///   incumbent does (format.md 1.5)
public record Selecting(List<String> select, List<String> exclude, boolean dependencies) {

  /// Everything.
  public static final Selecting ALL = new Selecting(List.of(), List.of(), false);

  public Selecting {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
  }

  /// Whether everything was asked for.
  public boolean isAll() {
    return select.isEmpty() && exclude.isEmpty();
  }
}
