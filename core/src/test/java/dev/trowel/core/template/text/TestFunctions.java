package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Functions.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions such as templates are given.
final class TestFunctions {

  static final Functions ALL =
      new Functions(
          Map.<String, Function>ofEntries(
              Map.entry("upper", given -> text(given).toUpperCase(Locale.ROOT)),
              Map.entry("list", given -> given),
              Map.entry("regexp", given -> Patterns.of(text(given))),
              Map.entry("url", given -> Addresses.of(text(given))),
              Map.entry("fail", TestFunctions::fail),
              Map.entry("pair", given -> new Pair(given.getFirst(), given.getLast())),
              Map.entry("map", TestFunctions::map),
              Map.entry(
                  "map1", given -> map(List.of(new Pair(given.getFirst(), given.getLast()))))));

  private TestFunctions() {}

  private record Pair(@Nullable Object key, @Nullable Object value) {}

  private static String text(List<@Nullable Object> given) {
    return Arguments.of(given, 1).text(0);
  }

  private static Object fail(List<@Nullable Object> given) {
    Arguments arguments = Arguments.atLeast(given, 1);
    throw new FunctionFault(Formats.print(arguments.text(0), arguments.from(1)));
  }

  private static Map<String, @Nullable Object> map(List<@Nullable Object> pairs) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (Object each : pairs) {
      Pair pair = (Pair) each;
      map.put(String.valueOf(pair.key()), pair.value());
    }
    return map;
  }
}
