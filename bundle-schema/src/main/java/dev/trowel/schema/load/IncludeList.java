package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.PatternSyntaxException;

/// The files that the root file's `include` names, in the order they are merged (format.md 2.2).
final class IncludeList {

  private final RootFile root;
  private final Diagnostics diagnostics;
  private final SequencedMap<String, Text> files = new LinkedHashMap<>();

  private IncludeList(RootFile root, Diagnostics diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /// The files, each a text at the place of the entry that names it first.
  static List<Text> expand(RootFile root, List<Value> entries, Diagnostics diagnostics) {
    IncludeList list = new IncludeList(root, diagnostics);
    for (Value entry : entries) {
      if (entry instanceof Text text) {
        list.add(text);
      }
    }
    return List.copyOf(list.files.values());
  }

  private void add(Text entry) {
    String pattern = entry.text().replace('\\', '/');
    if (pattern.startsWith("/") || pattern.matches("[A-Za-z]:/.*")) {
      report(entry, entry.text() + ": includes must be relative paths");
      return;
    }
    List<String> found = find(entry, pattern);
    for (String file : found) {
      if (!RootFinder.NAMES.contains(file)) {
        addFile(entry, file);
      }
    }
  }

  private List<String> find(Text entry, String pattern) {
    if (entry.text().isBlank()) {
      report(entry, "an entry of 'include' names no file");
      return List.of();
    }
    try {
      List<String> found = Glob.find(root.folder(), pattern);
      if (found.isEmpty() && !Glob.isPattern(pattern)) {
        report(entry, entry.text() + " defined in 'include' section does not match any files");
      } else if (found.isEmpty()) {
        diagnostics.add(unmatched(entry));
      }
      return found;
    } catch (PatternSyntaxException _) {
      report(entry, entry.text() + ": syntax error in pattern");
    } catch (InvalidPathException _) {
      report(entry, entry.text() + ": no file can have this name");
    } catch (IOException unreadable) {
      diagnostics.add(Unreadable.diagnostic(pattern, unreadable).in(entry.span()));
    }
    return List.of();
  }

  private void addFile(Text entry, String file) {
    if (file.endsWith(".yml") || file.endsWith(".yaml") || file.endsWith(".json")) {
      files.putIfAbsent(file, new Text(entry.span(), file));
    } else {
      diagnostics.add(
          Diagnostic.error("include", "'include' can only name YAML and JSON files")
              .detail(
                  file
                      + " is neither. Files to be uploaded belong into sync.include; others need"
                      + " the ending .yml, .yaml or .json.")
              .in(entry.span()));
    }
  }

  private static Diagnostic unmatched(Text entry) {
    String levels = entry.text().contains("**") ? " ** stands for one level, as * does." : "";
    return Diagnostic.warning("glob-unmatched", entry.text() + " includes no files")
        .detail("Correct it, or take it away." + levels)
        .in(entry.span());
  }

  private void report(Text entry, String summary) {
    diagnostics.add(
        Diagnostic.error("include", summary)
            .detail("Paths are relative to " + root.name() + "; * ? and [] match within a folder.")
            .in(entry.span()));
  }
}
