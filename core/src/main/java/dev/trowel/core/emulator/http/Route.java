package dev.trowel.core.emulator.http;

import java.util.ArrayList;
import java.util.List;

/// One row of the API: a verb, a path pattern, and what is done; `W` is what handlers work with.
///
/// @param pattern `/api/2.0/x/{name}`; `{name...}` takes all that is left
/// @param upload whether the body is a file's content and not JSON
public record Route<W>(String verb, String pattern, boolean upload, Handler<W> handler) {

  /// A row whose body, if any, is JSON.
  public Route(String verb, String pattern, Handler<W> handler) {
    this(verb, pattern, false, handler);
  }

  /// What one endpoint does; refuses with an [ApiException], and then nothing it did counts.
  @FunctionalInterface
  public interface Handler<W> {
    Reply handle(Request request, W world);
  }

  /// A row for each version, where `pattern` has `{version}` for the API's version.
  public static <W> List<Route<W>> versions(
      List<String> versions, String verb, String pattern, Handler<W> handler) {
    List<Route<W>> rows = new ArrayList<>();
    for (String version : versions) {
      rows.add(new Route<>(verb, pattern.replace("{version}", version), handler));
    }
    return rows;
  }

  /// A row for `GET`.
  public static <W> Route<W> get(String pattern, Handler<W> handler) {
    return new Route<>("GET", pattern, handler);
  }

  /// A row for `POST`.
  public static <W> Route<W> post(String pattern, Handler<W> handler) {
    return new Route<>("POST", pattern, handler);
  }

  /// A row for `PUT`.
  public static <W> Route<W> put(String pattern, Handler<W> handler) {
    return new Route<>("PUT", pattern, handler);
  }

  /// A row for `PATCH`.
  public static <W> Route<W> patch(String pattern, Handler<W> handler) {
    return new Route<>("PATCH", pattern, handler);
  }

  /// A row for `DELETE`.
  public static <W> Route<W> delete(String pattern, Handler<W> handler) {
    return new Route<>("DELETE", pattern, handler);
  }
}
