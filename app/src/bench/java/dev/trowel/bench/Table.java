package dev.trowel.bench;

import java.util.ArrayList;
import java.util.List;

/// A table of a page; all columns but the first hold numbers.
final class Table {

  private final List<String> lines = new ArrayList<>();

  private Table(List<String> head) {
    add(head);
    lines.add("|---|" + "---:|".repeat(head.size() - 1));
  }

  static Table of(String... head) {
    return new Table(List.of(head));
  }

  void add(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
