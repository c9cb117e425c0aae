package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One call of a function of lists and sets. A wrong number or type of arguments shows as an
/// exception of the list or the cast.
///
/// @param span where it is called
record ListFunctions(Span span, String name, List<Value> arguments) {

  /// More elements than any project goes through.
  private static final int MOST = 10_000;

  /// What it gives.
  Value value() {
    return switch (name) {
      case "toset" -> set(list(0));
      case "setunion" -> set(all());
      case "setsubtract" -> set(kept(false));
      case "setintersection" -> set(kept(true));
      case "concat" -> all();
      case "distinct" -> distinct(list(0));
      case "sort" -> new Seq(span, list(0).items().stream().sorted(BY_TEXT).toList());
      case "reverse" -> new Seq(span, list(0).items().reversed());
      case "slice" -> new Seq(span, list(0).items().subList(number(1), number(2)));
      case "range" -> range();
      case "zipmap" -> zipmap();
      case "one" -> one();
      case "alltrue" -> new Bool(span, list(0).items().stream().allMatch(Operators::isTrue));
      case "anytrue" -> new Bool(span, list(0).items().stream().anyMatch(Operators::isTrue));
      default -> throw Unknown.at(span, "the function %s is not known here".formatted(name));
    };
  }

  private static final Comparator<Value> BY_TEXT = Comparator.comparing(Operators::text);

  private Seq list(int index) {
    return (Seq) arguments.get(index);
  }

  private int number(int index) {
    return Operators.number(arguments.get(index)).intValue();
  }

  private Seq all() {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      all.addAll(list(i).items());
    }
    return new Seq(span, all);
  }

  private static String content(Value value) {
    return Json.reveal(value).toString();
  }

  private Seq distinct(Seq list) {
    Map<String, Value> found = new LinkedHashMap<>();
    list.items().forEach(each -> found.putIfAbsent(content(each), each));
    return new Seq(span, List.copyOf(found.values()));
  }

  /// A set goes in the order of its texts.
  private Seq set(Seq list) {
    Seq once = distinct(list);
    return once.items().stream().allMatch(Text.class::isInstance)
        ? new Seq(span, once.items().stream().sorted(BY_TEXT).toList())
        : once;
  }

  /// Those of the first list that are, or are not, in the second.
  private Seq kept(boolean isIn) {
    Set<String> others = new HashSet<>();
    list(1).items().forEach(each -> others.add(content(each)));
    return new Seq(
        span,
        list(0).items().stream().filter(each -> others.contains(content(each)) == isIn).toList());
  }

  private Value range() {
    int from = arguments.size() > 1 ? number(0) : 0;
    int to = number(arguments.size() > 1 ? 1 : 0);
    int step = arguments.size() > 2 ? number(2) : 1;
    List<Value> numbers = new ArrayList<>();
    for (long i = from; step != 0 && (step > 0 ? i < to : i > to); i += step) {
      numbers.add(Operators.num(span, BigDecimal.valueOf(i)));
      if (numbers.size() > MOST) {
        throw Unknown.at(span, "these are more than %d numbers".formatted(MOST));
      }
    }
    return new Seq(span, numbers);
  }

  private Value zipmap() {
    Mapping zipped = Mapping.empty(span);
    for (int i = 0; i < list(0).items().size(); i++) {
      zipped = zipped.with(Operators.text(list(0).items().get(i)), list(1).items().get(i));
    }
    return zipped;
  }

  private Value one() {
    List<Value> items = list(0).items();
    if (items.size() > 1) {
      throw Unknown.at(span, "one is given more than one");
    }
    return items.isEmpty() ? new Null(span) : items.getFirst();
  }
}
