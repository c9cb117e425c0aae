package dev.trowel.core.template.text;

import java.util.List;

/// A template.
record Template(String name, List<Node> body) {

  /// Whether it is nothing but space, so that it replaces no other of its name.
  boolean isBlank() {
    return body.stream().allMatch(node -> node instanceof Node.Text text && text.text().isBlank());
  }
}
