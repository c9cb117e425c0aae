package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Adds a key to a section at the top of a YAML file. Lines come in; no line that is there changes,
/// but for a section that says it is empty, and the one in which braces end.
final class SectionEdit {

  private static final Pattern EMPTY =
      Pattern.compile("([^#]*?:)[ \t]*(?:null|~|\\{[ \t]*})?[ \t]*(#.*)?(\r?\n)?");

  private final YamlText yaml;
  private final String section;

  private SectionEdit(YamlText yaml, String section) {
    this.yaml = yaml;
    this.section = section;
  }

  /// The file with `key` as the last one of a section.
  ///
  /// @param section its name, which need not be there
  /// @param before the section that a new one comes before; without it, a new one goes last
  /// @throws StopException `layout-unknown` when its layout is one that nobody writes
  static byte[] add(
      YamlText yaml, String section, @Nullable String before, String key, Value body) {
    byte[] edited = new SectionEdit(yaml, section).added(before, key, body);
    verify(yaml, edited, section, key, body);
    return edited;
  }

  private byte[] added(@Nullable String before, String key, Value body) {
    Entry entry = yaml.root().entries().get(section);
    if (entry == null && FlowEdit.isFlow(yaml, yaml.root())) {
      return new FlowEdit(yaml, yaml.root()).added(section, none().with(key, body));
    }
    if (entry == null) {
      return addedSection(before == null ? null : yaml.root().entries().get(before), key, body);
    }
    return switch (entry.value()) {
      case Mapping mapping when FlowEdit.isFlow(yaml, mapping) ->
          new FlowEdit(yaml, mapping).added(key, body);
      case Mapping mapping when !mapping.entries().isEmpty() -> addedTo(entry, mapping, key, body);
      case Mapping _, Value.Null _ -> addedToEmpty(entry, key, body);
      case Value.Bool _, Value.Num _, Value.Text _, Value.Secret _, Value.Seq _ ->
          throw yaml.unknownLayout(section, entry.key());
    };
  }

  private byte[] addedSection(@Nullable Entry next, String key, Value body) {
    String text = section + ":\n" + new BlockText(2).entry(key, body, 2);
    if (next == null) {
      return yaml.with(yaml.lines().size(), yaml.lines().isEmpty() ? text : "\n" + text);
    }
    int line = next.key().line() - 1;
    while (line > 0 && yaml.isComment(line - 1)) {
      line--;
    }
    return yaml.with(line, text + "\n");
  }

  private byte[] addedToEmpty(Entry entry, String key, Value body) {
    int line = entry.key().line() - 1;
    Matcher written = EMPTY.matcher(yaml.lines().get(line));
    if (!written.matches() || entry.key().column() != 1) {
      throw yaml.unknownLayout(section, entry.key());
    }
    String comment = Objects.requireNonNullElse(written.group(2), "");
    String end = Objects.requireNonNullElse(written.group(3), yaml.lineEnd());
    String opened = written.group(1) + (comment.isEmpty() ? "" : " " + comment.strip()) + end;
    return yaml.replaced(line, opened).with(line + 1, new BlockText(2).entry(key, body, 2));
  }

  private byte[] addedTo(Entry entry, Mapping mapping, String key, Value body) {
    List<Span> keys = mapping.entries().values().stream().map(Entry::key).toList();
    int indent = keys.getFirst().column() - 1;
    boolean isBlock =
        keys.stream()
            .allMatch(
                each -> each.line() > entry.key().line() && yaml.indent(each.line() - 1) == indent);
    if (!isBlock || entry.key().column() != 1 || indent < 1) {
      throw yaml.unknownLayout(section, entry.key());
    }
    int last = last(entry.key().line() - 1, indent);
    String text = new BlockText(step(mapping, indent)).entry(key, body, indent);
    return yaml.with(last + 1, isSpaced(keys) ? "\n" + text : text);
  }

  /// The last line of the block; comments below it that are no less indented belong to it.
  private int last(int first, int indent) {
    int last = first;
    for (int line = first + 1; line < yaml.lines().size(); line++) {
      if (yaml.isBlank(line)) {
        continue;
      }
      if (yaml.indent(line) >= indent) {
        last = line;
      } else if (!yaml.isComment(line)) {
        return last;
      }
    }
    return last;
  }

  /// How much deeper the keys below a key of the section stand.
  private static int step(Mapping mapping, int indent) {
    return mapping.entries().values().stream()
        .filter(each -> each.value() instanceof Mapping below && !below.entries().isEmpty())
        .filter(each -> below(each).line() > each.key().line())
        .map(each -> below(each).column() - 1 - indent)
        .filter(step -> step > 0)
        .findFirst()
        .orElse(indent);
  }

  private static Span below(Entry entry) {
    return ((Mapping) entry.value()).entries().firstEntry().getValue().key();
  }

  /// Whether an empty line comes between two keys; a single key has room.
  private boolean isSpaced(List<Span> keys) {
    if (keys.size() == 1) {
      return true;
    }
    for (int line = keys.get(0).line(); line < keys.get(1).line() - 1; line++) {
      if (yaml.isBlank(line)) {
        return true;
      }
    }
    return false;
  }

  /// Whatever the layout was: the file must say what it said, and what was added.
  private static void verify(
      YamlText before, byte[] edited, String section, String key, Value body) {
    Entry entry = before.root().entries().get(section);
    Span place = entry == null ? Span.at(before.file(), 1, 1) : entry.key();
    try {
      Mapping read = YamlText.of(before.file(), edited).root();
      Mapping old = entry != null && entry.value() instanceof Mapping there ? there : none();
      Mapping expected = before.root().with(section, old.with(key, body));
      if (!Content.isSame(expected, read)) {
        throw before.unknownLayout(section, place);
      }
    } catch (StopException unreadable) {
      throw before.unknownLayout(section, place);
    }
  }

  private static Mapping none() {
    return Mapping.empty(Content.NEW);
  }
}
