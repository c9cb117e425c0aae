package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The order of strings: by their bytes in UTF-8.
final class Order {

  private Order() {}

  static int compare(String a, String b) {
    return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }

  /// The keys of a map in their order.
  static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).sorted(Order::compare).toList();
  }
}
