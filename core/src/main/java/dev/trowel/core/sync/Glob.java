package dev.trowel.core.sync;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A glob of gitignore(5) for whole paths: `*` and `?` stop at `/`, `**` between slashes does not.
///
/// Matching follows all readings of the glob at once, so its cost is at most (length of the glob) x
/// (length of the path), whatever the glob.
final class Glob {

  /// One step of a reading.
  private sealed interface Step {
    /// Takes one character.
    record One(IntPredicate matches) implements Step {}

    /// `*`: takes any number of characters but `/`.
    record Star() implements Step {}

    /// `**/`: goes on at once, or enters [Deep].
    record DeepOrNot() implements Step {}

    /// Inside `**/`: takes characters, and may go on after each `/`.
    record Deep() implements Step {}

    /// `**` at the end: takes the rest.
    record Rest() implements Step {}
  }

  private final Optional<List<Step>> steps;

  /// What every match begins with.
  private final String start;

  /// What every match ends with, when the glob is that after one `*` at most; null otherwise.
  private final @Nullable String end;

  /// A glob that is malformed matches nothing.
  Glob(String text) {
    this.steps = new Compiler(text).compile();
    this.start = text.substring(0, Compiler.literalLength(text));
    this.end = end(text);
  }

  private static @Nullable String end(String text) {
    String rest = text.startsWith("*") ? text.substring(1) : text;
    boolean plain = Compiler.literalLength(rest) == rest.length();
    return plain && !rest.isEmpty() ? rest : null;
  }

  /// Whether `path`, without a slash at either end, is one the glob stands for.
  boolean matches(String path) {
    if (end != null) {
      return start.isEmpty() ? isName(path) && path.endsWith(end) : path.equals(end);
    }
    if (steps.isEmpty() || !path.startsWith(start)) {
      return false;
    }
    List<Step> all = steps.get();
    BitSet active = new BitSet();
    active.set(0);
    skip(all, active);
    for (int i = 0; i < path.length() && !active.isEmpty(); i++) {
      active = take(all, active, path.charAt(i));
      skip(all, active);
    }
    return active.get(all.size());
  }

  /// What an asterisk may stand for at the start; what follows it may hold slashes.
  private boolean isName(String path) {
    return end != null && path.lastIndexOf('/', path.length() - end.length() - 1) < 0;
  }

  /// Adds the steps that can be reached without taking a character; they all lie ahead.
  private static void skip(List<Step> steps, BitSet active) {
    for (int i = active.nextSetBit(0); i >= 0 && i < steps.size(); i = active.nextSetBit(i + 1)) {
      switch (steps.get(i)) {
        case Step.Star star -> active.set(i + 1);
        case Step.Rest rest -> active.set(i + 1);
        case Step.DeepOrNot deep -> active.set(i + 1, i + 3);
        case Step.One one -> {}
        case Step.Deep deep -> {}
      }
    }
  }

  private static BitSet take(List<Step> steps, BitSet active, char c) {
    BitSet next = new BitSet();
    for (int i = active.nextSetBit(0); i >= 0 && i < steps.size(); i = active.nextSetBit(i + 1)) {
      switch (steps.get(i)) {
        case Step.One one -> next.set(i + 1, i + 1 + bit(one.matches().test(c)));
        case Step.Star star -> next.set(i, i + bit(c != '/'));
        case Step.Deep deep -> next.set(i, i + 1 + bit(c == '/'));
        case Step.Rest rest -> next.set(i);
        case Step.DeepOrNot deep -> {}
      }
    }
    return next;
  }

  private static int bit(boolean value) {
    return value ? 1 : 0;
  }

  /// Reads the text of a glob.
  private static final class Compiler {
    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    /// Where the part without wildcards ends: git compares that part by itself, so that what
    /// follows counts as the start of a glob.
    private final int literalEnd;

    Compiler(String text) {
      this.text = text;
      this.literalEnd = literalLength(text);
    }

    Optional<List<Step>> compile() {
      while (at < text.length()) {
        if (!step()) {
          return Optional.empty();
        }
      }
      return Optional.of(steps);
    }

    private boolean step() {
      char c = text.charAt(at);
      return switch (c) {
        case '*' -> stars();
        case '?' -> one(other -> other != '/', 1);
        case '[' -> set();
        case '\\' -> at + 1 < text.length() && literal(text.charAt(at + 1), 2);
        default -> literal(c, 1);
      };
    }

    private boolean literal(char c, int length) {
      return one(other -> other == c, length);
    }

    private boolean one(IntPredicate matches, int length) {
      steps.add(new Step.One(matches));
      at += length;
      return true;
    }

    private boolean set() {
      Optional<CharSet> set = CharSet.parse(text, at);
      set.ifPresent(found -> one(found.matches(), found.end() - at));
      return set.isPresent();
    }

    private boolean stars() {
      int start = at;
      while (at < text.length() && text.charAt(at) == '*') {
        at++;
      }
      boolean atStart = start == 0 || start == literalEnd || text.charAt(start - 1) == '/';
      if (at - start == 1 || !atStart) {
        steps.add(new Step.Star());
      } else if (at == text.length()) {
        steps.add(new Step.Rest());
      } else if (text.charAt(at) == '/') {
        steps.add(new Step.DeepOrNot());
        steps.add(new Step.Deep());
        at++;
      } else {
        steps.add(new Step.Star());
      }
      return true;
    }

    private static int literalLength(String text) {
      int length = 0;
      while (length < text.length() && "*?[\\".indexOf(text.charAt(length)) < 0) {
        length++;
      }
      return length;
    }
  }
}
