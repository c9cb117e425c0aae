package dev.trowel.core.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the row for a request; rows without parameters go before rows with some.
public final class Router<W> {
  private final Map<String, Route<W>> exact = new HashMap<>();
  private final List<Entry<W>> patterns = new ArrayList<>();

  private record Entry<W>(Pattern pattern, Route<W> route) {}

  /// What a request leads to, with its path parameters.
  public record Match<W>(Request request, Route<W> route) {}

  /// Routes by `rows`; of two patterns that fit, the one listed first wins.
  public Router(List<Route<W>> rows) {
    for (Route<W> row : rows) {
      if (row.pattern().contains("{")) {
        patterns.add(new Entry<>(Pattern.of(row.pattern()), row));
      } else if (exact.put(row.verb() + " " + row.pattern(), row) != null) {
        throw new IllegalStateException("two rows for " + row.verb() + " " + row.pattern());
      }
    }
  }

  /// The row for `request`, else 404 in the API's form.
  public Match<W> find(Request request) {
    Route<W> route = exact.get(request.verb() + " " + request.path());
    if (route != null) {
      return new Match<>(request, route);
    }
    List<String> path = Pattern.split(request.path());
    for (Entry<W> entry : patterns) {
      Optional<Map<String, String>> params = matching(entry, request, path);
      if (params.isPresent()) {
        return new Match<>(request.with(params.get()), entry.route());
      }
    }
    throw new ApiException(
        404, "ENDPOINT_NOT_FOUND", "No API found for '" + shortened(request) + "'");
  }

  private Optional<Map<String, String>> matching(
      Entry<W> entry, Request request, List<String> path) {
    return entry.route().verb().equals(request.verb())
        ? entry.pattern().match(path)
        : Optional.empty();
  }

  /// The real message names the path without the API's version.
  private static String shortened(Request request) {
    return request.verb() + " " + request.path().replaceFirst("^/api/\\d+\\.\\d+", "");
  }
}
