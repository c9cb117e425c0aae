package dev.trowel.core.imports.hcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One call of a function of texts, or of one that reads or writes trees as text. A wrong number or
/// type of arguments shows as an exception of the list or the cast.
///
/// @param span where it is called
record TextFunctions(Span span, String name, List<Value> arguments) {

  /// What it gives.
  Value value() {
    return switch (name) {
      case "lower" -> text(words(0).toLowerCase(Locale.ROOT));
      case "upper" -> text(words(0).toUpperCase(Locale.ROOT));
      case "trimspace" -> text(words(0).strip());
      case "basename" -> text(words(0).substring(words(0).lastIndexOf('/') + 1));
      case "dirname" -> text(words(0).substring(0, Math.max(0, words(0).lastIndexOf('/'))));
      case "trimprefix" ->
          text(words(0).startsWith(words(1)) ? words(0).substring(words(1).length()) : words(0));
      case "trimsuffix" ->
          text(
              words(0).endsWith(words(1))
                  ? words(0).substring(0, words(0).length() - words(1).length())
                  : words(0));
      case "startswith" -> new Bool(span, words(0).startsWith(words(1)));
      case "endswith" -> new Bool(span, words(0).endsWith(words(1)));
      case "strcontains" -> new Bool(span, words(0).contains(words(1)));
      case "substr" -> substr();
      case "jsonencode" -> text(encoded());
      case "jsondecode" -> decoded("text.json");
      case "yamldecode" -> decoded("text.yml");
      default -> new ListFunctions(span, name, arguments).value();
    };
  }

  private Text text(String words) {
    return new Text(span, words);
  }

  private String words(int index) {
    return Operators.text(arguments.get(index));
  }

  private Value substr() {
    String all = words(0);
    int from = Operators.number(arguments.get(1)).intValue();
    int length = Operators.number(arguments.get(2)).intValue();
    int start = from < 0 ? Math.max(0, all.length() + from) : Math.min(from, all.length());
    int end = length < 0 ? all.length() : Math.min(all.length(), start + length);
    return text(all.substring(start, end));
  }

  /// As Terraform writes it, or a parameter of a job would seem to have changed.
  private String encoded() {
    return Json.reveal(sorted(arguments.get(0)))
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static Value sorted(Value value) {
    return switch (value) {
      case Mapping mapping -> {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        new TreeMap<>(mapping.entries())
            .forEach((key, each) -> entries.put(key, new Entry(each.key(), sorted(each.value()))));
        yield new Mapping(mapping.span(), entries);
      }
      case Seq seq -> seq.map(TextFunctions::sorted);
      case Null _, Bool _, Num _, Text _, Value.Secret _ -> value;
    };
  }

  /// What is read stands where it is read, as the text may be in no file.
  private Value decoded(String form) {
    Optional<Document> document =
        YamlReader.read(form, words(0).getBytes(UTF_8), new Diagnostics());
    return document
        .map(each -> Json.at(span, Json.reveal(each.root())))
        .orElseThrow(() -> Unknown.at(span, name + " is given what it cannot read"));
  }
}
