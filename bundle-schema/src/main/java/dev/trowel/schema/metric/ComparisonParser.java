package dev.trowel.schema.metric;

import dev.trowel.schema.metric.Comparison.Order;
import dev.trowel.schema.metric.Term.Sign;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads comparisons: `METRIC ORDER TERM`, where a term has numbers, names of metrics, `champion`
/// for the same metric of the version that holds the label now, `champion.METRIC` for another one,
/// `+ - * /` and parentheses. A name with other letters stands in backticks.
public final class ComparisonParser {
  private static final String CHAMPION = "champion";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  private final String text;
  private int at;
  private String metric = "";

  private ComparisonParser(String text) {
    this.text = text;
  }

  /// What came of reading.
  public sealed interface Parsed {
    /// It can be read.
    record Good(Comparison comparison) implements Parsed {}

    /// It cannot.
    ///
    /// @param column the first character that does not fit, from 0
    /// @param reason what was expected there
    record Bad(int column, String reason) implements Parsed {}
  }

  /// What `text` says.
  public static Parsed parse(String text) {
    try {
      return new Parsed.Good(new ComparisonParser(text).comparison());
    } catch (Slip slip) {
      return new Parsed.Bad(slip.column, slip.reason);
    }
  }

  /// Leaves the parser from any depth; nobody else sees it.
  private static final class Slip extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String reason;

    Slip(int column, String reason) {
      super(reason, null, false, false);
      this.column = column;
      this.reason = reason;
    }
  }

  private Slip expected(String what) {
    String found =
        at < text.length() ? "not " + text.substring(at).split("\\s", 2)[0] : "not the end";
    return new Slip(at, what + " is expected here, " + found);
  }

  private Comparison comparison() {
    skip();
    metric = name().orElseThrow(() -> expected("the name of a metric"));
    skip();
    Order order = Order.at(text, at).orElseThrow(() -> expected(">=, <=, >, < or =="));
    at += order.sign().length();
    Term bound = sum();
    if (at < text.length()) {
      throw expected("the end, or one of + - * /");
    }
    return new Comparison(text.strip(), metric, order, bound);
  }

  private Term sum() {
    Term term = product();
    Optional<Sign> sign = sign(Sign.PLUS, Sign.MINUS);
    while (sign.isPresent()) {
      term = new Term.Pair(term, sign.get(), product());
      sign = sign(Sign.PLUS, Sign.MINUS);
    }
    return term;
  }

  private Term product() {
    Term term = factor();
    Optional<Sign> sign = sign(Sign.TIMES, Sign.BY);
    while (sign.isPresent()) {
      term = new Term.Pair(term, sign.get(), factor());
      sign = sign(Sign.TIMES, Sign.BY);
    }
    return term;
  }

  private Optional<Sign> sign(Sign one, Sign other) {
    skip();
    Optional<Sign> sign =
        (at < text.length() ? Sign.of(text.charAt(at)) : Optional.<Sign>empty())
            .filter(each -> each == one || each == other);
    sign.ifPresent(_ -> at++);
    return sign;
  }

  private Term factor() {
    skip();
    if (takes('-')) {
      return new Term.Pair(new Term.Number(0), Sign.MINUS, factor());
    }
    if (takes('(')) {
      Term term = sum();
      if (!takes(')')) {
        throw expected(")");
      }
      skip();
      return term;
    }
    Optional<String> number = match(NUMBER);
    return number.isPresent() ? new Term.Number(Double.parseDouble(number.get())) : named();
  }

  private Term named() {
    boolean quoted = at < text.length() && text.charAt(at) == '`';
    String name = name().orElseThrow(() -> expected("a number, a metric or champion"));
    if (quoted || !name.equals(CHAMPION)) {
      return new Term.Own(name);
    }
    return takes('.')
        ? new Term.Champions(name().orElseThrow(() -> expected("the name of a metric")))
        : new Term.Champions(metric);
  }

  private Optional<String> name() {
    if (at < text.length() && text.charAt(at) == '`') {
      int end = text.indexOf('`', at + 1);
      if (end <= at + 1) {
        throw expected("a name between two backticks");
      }
      String name = text.substring(at + 1, end);
      at = end + 1;
      return Optional.of(name);
    }
    return match(NAME);
  }

  private Optional<String> match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    at = matcher.end();
    return Optional.of(matcher.group());
  }

  private boolean takes(char letter) {
    boolean there = at < text.length() && text.charAt(at) == letter;
    at += there ? 1 : 0;
    return there;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
