package dev.trowel.core.template.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A regular expression of RE2 with the methods that Go's `regexp.Regexp` has for strings; places
/// in a text are counted in bytes of UTF-8, as there.
public final class Patterns implements HostObject {

  /// How many matches of one text are looked for.
  private static final int MOST = 1_000_000;

  private static final Map<String, Method> METHODS =
      Map.ofEntries(
          Map.entry("MatchString", new Method(1, (self, given) -> self.matches(given.text(0)))),
          Map.entry("FindString", new Method(1, (self, given) -> self.first(given.text(0)))),
          Map.entry(
              "FindStringIndex",
              new Method(1, (self, given) -> self.one(given.text(0), Match::place))),
          Map.entry(
              "FindStringSubmatch",
              new Method(1, (self, given) -> self.one(given.text(0), Match::groups))),
          Map.entry(
              "FindStringSubmatchIndex",
              new Method(1, (self, given) -> self.one(given.text(0), Match::places))),
          Map.entry(
              "FindAllString",
              new Method(2, (self, given) -> self.several(given, match -> match.text(0)))),
          Map.entry(
              "FindAllStringIndex",
              new Method(2, (self, given) -> self.several(given, Match::place))),
          Map.entry(
              "FindAllStringSubmatch",
              new Method(2, (self, given) -> self.several(given, Match::groups))),
          Map.entry(
              "FindAllStringSubmatchIndex",
              new Method(2, (self, given) -> self.several(given, Match::places))),
          Map.entry(
              "ReplaceAllString",
              new Method(
                  2,
                  (self, given) ->
                      new Replacement(given.text(1), self.pattern.namedGroups())
                          .in(given.text(0), self.all(given.text(0))))),
          Map.entry(
              "ReplaceAllLiteralString",
              new Method(
                  2,
                  (self, given) ->
                      Replacement.in(
                          given.text(0), self.all(given.text(0)), match -> given.text(1)))),
          Map.entry(
              "Split", new Method(2, (self, given) -> self.split(given.text(0), given.integer(1)))),
          Map.entry("NumSubexp", new Method(0, (self, given) -> (long) self.pattern.groupCount())),
          Map.entry("SubexpNames", new Method(0, (self, given) -> self.groupNames())),
          Map.entry(
              "SubexpIndex",
              new Method(
                  1,
                  (self, given) ->
                      self.pattern.namedGroups().getOrDefault(given.text(0), -1).longValue())),
          Map.entry("String", new Method(0, (self, given) -> self.source)));

  private final String source;
  private final Pattern pattern;

  private Patterns(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /// The pattern of an expression.
  ///
  /// @throws FunctionFault when it is none
  public static Patterns of(String expression) {
    try {
      return new Patterns(expression, Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new FunctionFault(
          "error parsing regexp: %s: `%s`".formatted(e.getDescription(), e.getPattern()),
          "Expressions are those of RE2: no lookaround, no back references.");
    }
  }

  /// Whether some part of the text matches; anchors are the expression's business.
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }

  @Override
  public @Nullable Object call(String method, List<@Nullable Object> arguments) {
    Method called = METHODS.get(method);
    if (called == null) {
      throw new FunctionFault("*regexp.Regexp has no method %s".formatted(method));
    }
    return called.action().of(this, Arguments.of(arguments, called.count()));
  }

  @Override
  public Set<String> methods() {
    return METHODS.keySet();
  }

  @Override
  public String type() {
    return "*regexp.Regexp";
  }

  /// The expression.
  @Override
  public String toString() {
    return source;
  }

  /// A method and how many arguments it takes.
  private record Method(int count, Action action) {}

  /// What a method does.
  private interface Action {
    Object of(Patterns self, Arguments given);
  }

  /// What is told of a match.
  private interface View {
    Object of(Match match);
  }

  private String first(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? text.substring(matcher.start(), matcher.end()) : "";
  }

  /// What a view shows of the first match; an empty list when there is none.
  private Object one(String text, View view) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? view.of(Match.of(text, matcher)) : List.of();
  }

  /// What a view shows of the first matches, of all when the number asked for is negative.
  private Object several(Arguments given, View view) {
    long count = given.integer(1);
    List<Object> shown = new ArrayList<>();
    for (Match match : all(given.text(0))) {
      if (count >= 0 && shown.size() >= count) {
        break;
      }
      shown.add(view.of(match));
    }
    return shown;
  }

  /// All matches from left to right; an empty one is none where another has just ended.
  private List<Match> all(String text) {
    List<Match> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    int end = -1;
    while (from <= text.length() && matcher.find(from)) {
      boolean isEmpty = matcher.end() == from;
      if (!isEmpty || matcher.start() != end) {
        found.add(Match.of(text, matcher));
      }
      end = matcher.end();
      from = isEmpty ? after(text, from) : end;
      if (found.size() > MOST) {
        throw new FunctionFault("more than %d matches".formatted(MOST), "Match more at a time.");
      }
    }
    return found;
  }

  private static int after(String text, int place) {
    return place < text.length() ? text.offsetByCodePoints(place, 1) : place + 1;
  }

  private List<String> split(String text, long count) {
    if (count == 0) {
      return List.of();
    }
    if (!source.isEmpty() && text.isEmpty()) {
      return List.of("");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (Match match : all(text)) {
      if (count > 0 && parts.size() == count - 1) {
        break;
      }
      end = match.start();
      if (match.end() != 0) {
        parts.add(text.substring(start, end));
      }
      start = match.end();
    }
    if (end != text.length()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /// The names of the groups in their order, the whole match before them; empty where one has none.
  private List<String> groupNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= pattern.groupCount(); i++) {
      names.add("");
    }
    pattern.namedGroups().forEach((name, index) -> names.set(index, name));
    return names;
  }
}
