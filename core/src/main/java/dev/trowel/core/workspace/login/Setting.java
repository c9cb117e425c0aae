package dev.trowel.core.workspace.login;

import dev.trowel.schema.source.Span;

/// One value that logging in uses, and where it comes from; the value never prints.
///
/// @param origin for messages: `DATABRICKS_TOKEN`, `profile dev`, `workspace.host`
/// @param span where a file of the bundle says so; else synthetic
record Setting(String value, String origin, Span span) {

  static Setting variable(String name, String value) {
    return new Setting(value, name, Span.synthetic(name));
  }

  static Setting profile(String name, String value) {
    return new Setting(value, "profile " + name, Span.synthetic("profile " + name));
  }

  @Override
  public String toString() {
    return "from " + origin;
  }
}
