package dev.trowel.gate;

/// What came of killing one deployment.
///
/// @param at the changing request at which it was killed, 1 for the first
/// @param applied whether the server carried that request out
/// @param request its verb and path
/// @param trouble what was wrong afterwards; empty when all was as the bundle says
record Kill(int at, boolean applied, String request, String trouble) {

  /// One that is still to be done.
  static Kill planned(int at, boolean applied) {
    return new Kill(at, applied, "", "");
  }

  /// Whether the deployment came that far.
  boolean happened() {
    return !request.isEmpty();
  }

  boolean isBad() {
    return !trouble.isEmpty();
  }

  Kill done(String killed, String found) {
    return new Kill(at, applied, killed, found);
  }

  /// A row of a table in Markdown.
  String row() {
    return "| %d | %s | `%s` | %s |"
        .formatted(
            at,
            applied ? "after" : "before",
            request.replaceFirst("^(.{90}).*", "$1…"),
            trouble.isEmpty() ? "as the bundle says; nothing left" : trouble.replace("|", "\\|"));
  }
}
