package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The functions that configurations of jobs and models use and that need nothing but their
/// arguments and files beside the configuration.
///
/// @param files reads a file that a configuration names
public record Functions(NamedFiles files) {

  /// Calls one.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-left-out` when it is not known, or
  ///   does not take these arguments
  Value call(Span span, String name, List<Value> arguments) {
    try {
      return new Call(span, name, arguments).value(files);
    } catch (IndexOutOfBoundsException | ClassCastException _) {
      throw Unknown.at(span, name + " does not take these arguments");
    }
  }

  /// One call. A wrong number or type of arguments shows as an exception of the list or the cast.
  private record Call(Span span, String name, List<Value> arguments) {

    Value value(NamedFiles files) {
      return switch (name) {
        case "file" -> text(files.read(span, words(0)).text());
        case "templatefile" -> new TemplateFile(files).text(span, words(0), map(1));
        case "tostring" -> text(words(0));
        case "tonumber" -> Operators.num(span, Operators.number(arguments.get(0)));
        case "tobool" -> new Bool(span, Operators.isTrue(arguments.get(0)));
        case "tolist", "tomap", "nonsensitive", "abspath" -> arguments.get(0);
        case "sensitive" -> sensitive();
        default -> more();
      };
    }

    private Value more() {
      return switch (name) {
        case "format" -> text(format());
        case "join" ->
            text(String.join(words(0), list(1).items().stream().map(Operators::text).toList()));
        case "split" -> split();
        case "replace" -> replace();
        case "merge" -> merge();
        case "lookup" -> lookup();
        case "length" -> length();
        case "keys" -> keys();
        case "values" -> values();
        case "element" -> element();
        case "flatten" -> new Seq(span, flat(list(0)));
        case "compact" -> compact();
        case "contains" -> contains();
        case "coalesce" -> coalesce();
        case "max", "min" -> extreme();
        default -> new TextFunctions(span, name, arguments).value();
      };
    }

    /// A reference to a variable tells nothing.
    private Value sensitive() {
      if (arguments.get(0) instanceof Text(_, String words) && Reference.whole(words).isPresent()) {
        return arguments.get(0);
      }
      throw Unknown.at(span, "what sensitive is given is a secret: keep it in a secret scope");
    }

    private Text text(String words) {
      return new Text(span, words);
    }

    private String words(int index) {
      return Operators.text(arguments.get(index));
    }

    private Seq list(int index) {
      return (Seq) arguments.get(index);
    }

    private Mapping map(int index) {
      return (Mapping) arguments.get(index);
    }

    /// Only the verbs that put a value in as it is.
    private String format() {
      StringBuilder text = new StringBuilder();
      String form = words(0);
      int next = 1;
      for (int i = 0; i < form.length(); i++) {
        char each = form.charAt(i);
        char verb = each == '%' && i + 1 < form.length() ? form.charAt(i + 1) : 0;
        if (verb == 's' || verb == 'd' || verb == 'v') {
          text.append(words(next++));
          i++;
        } else if (verb == '%') {
          text.append('%');
          i++;
        } else if (each == '%') {
          throw Unknown.at(span, "this form of format is not known here");
        } else {
          text.append(each);
        }
      }
      return text.toString();
    }

    private Value split() {
      List<Value> parts = new ArrayList<>();
      for (String each : words(1).split(Pattern.quote(words(0)), -1)) {
        parts.add(text(each));
      }
      return new Seq(span, parts);
    }

    private Value replace() {
      String what = words(1);
      boolean isPattern = what.length() > 1 && what.startsWith("/") && what.endsWith("/");
      if (isPattern) {
        throw Unknown.at(span, "replace by a pattern is not known here");
      }
      return text(words(0).replace(what, words(2)));
    }

    private Value merge() {
      Mapping all = Mapping.empty(span);
      for (int i = 0; i < arguments.size(); i++) {
        if (!(arguments.get(i) instanceof Null)) {
          for (var each : map(i).entries().entrySet()) {
            all = all.with(each.getKey(), each.getValue().value());
          }
        }
      }
      return all;
    }

    private Value lookup() {
      Value found = map(0).get(words(1));
      return found == null ? arguments.get(2) : found;
    }

    private Value length() {
      int length =
          switch (arguments.get(0)) {
            case Seq seq -> seq.items().size();
            case Mapping mapping -> mapping.entries().size();
            case Text(_, String words) -> words.codePointCount(0, words.length());
            case Null _, Bool _, Num _, Value.Secret _ ->
                throw Unknown.at(span, "this has no length");
          };
      return Operators.num(span, BigDecimal.valueOf(length));
    }

    private Value keys() {
      return new Seq(
          span,
          map(0).entries().keySet().stream().sorted().map(each -> (Value) text(each)).toList());
    }

    private Value values() {
      return new Seq(
          span,
          map(0).entries().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(each -> each.getValue().value())
              .toList());
    }

    private Value element() {
      List<Value> items = list(0).items();
      int index = Operators.number(arguments.get(1)).intValue();
      return items.get(Math.floorMod(index, Math.max(1, items.size())));
    }

    private static List<Value> flat(Seq seq) {
      List<Value> flat = new ArrayList<>();
      seq.items()
          .forEach(item -> {
            if (item instanceof Seq inner) {
              flat.addAll(flat(inner));
            } else {
              flat.add(item);
            }
          });
      return flat;
    }

    private Value compact() {
      return new Seq(
          span,
          list(0).items().stream()
              .filter(each -> !(each instanceof Null) && !Operators.text(each).isEmpty())
              .toList());
    }

    private Value contains() {
      String wanted = Json.reveal(arguments.get(1)).toString();
      return new Bool(
          span,
          list(0).items().stream().anyMatch(each -> Json.reveal(each).toString().equals(wanted)));
    }

    private Value coalesce() {
      return arguments.stream()
          .filter(each -> !(each instanceof Null))
          .filter(each -> !(each instanceof Text(_, String words) && words.isEmpty()))
          .findFirst()
          .orElseThrow(() -> Unknown.at(span, "all of these are empty"));
    }

    private Value extreme() {
      BigDecimal[] numbers = arguments.stream().map(Operators::number).toArray(BigDecimal[]::new);
      Arrays.sort(numbers);
      return Operators.num(span, numbers[name.equals("max") ? numbers.length - 1 : 0]);
    }
  }
}
