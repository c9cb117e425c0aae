package dev.trowel.core.workspace.login;

import java.net.URI;
import java.util.Map;

/// Where services outside the workspace are asked for tokens; by default where they are.
///
/// @param moved beginnings of URLs, and what stands in their place
public record Endpoints(Map<String, String> moved) {

  /// All services where they are.
  public static final Endpoints USUAL = new Endpoints(Map.of());

  public Endpoints {
    moved = Map.copyOf(moved);
  }

  /// The URL to ask instead of `uri`.
  URI of(URI uri) {
    String text = uri.toString();
    return moved.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .map(entry -> URI.create(entry.getValue() + text.substring(entry.getKey().length())))
        .findFirst()
        .orElse(uri);
  }
}
