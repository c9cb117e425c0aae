package dev.trowel.core.workspace.login;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A workspace's address as people write it: perhaps without scheme, perhaps copied from the
/// browser with `?o=`.
///
/// @param uri scheme, name and port only
/// @param workspaceId what `?o=` says, or `""`
/// @param accountId what `?a=` says, or `""`
record Host(URI uri, String workspaceId, String accountId) {

  /// Nothing but these characters ever reaches the SDK, a process or a URL (sdk-java.md 0.5).
  private static final Pattern FORM =
      Pattern.compile(
          "(https?://)?([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?)"
              + "(?:/[A-Za-z0-9._~/-]*)?(?:\\?([A-Za-z0-9=&_-]*))?(?:#[A-Za-z0-9._~/-]*)?");

  /// The address that `text` means, or empty when it can be none.
  static Optional<Host> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1) == null ? "https://" : matcher.group(1);
    String query = matcher.group(3) == null ? "" : matcher.group(3);
    String name = matcher.group(2).toLowerCase(Locale.ROOT);
    return Optional.of(
        new Host(
            URI.create(scheme + name),
            parameter(query, "o", "workspace_id"),
            parameter(query, "a", "account_id")));
  }

  /// Whether both texts mean the same workspace.
  static boolean same(String one, String other) {
    return parse(one).isPresent() && parse(one).map(Host::uri).equals(parse(other).map(Host::uri));
  }

  private static String parameter(String query, String... names) {
    return Arrays.stream(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && Arrays.asList(names).contains(pair[0]))
        .map(pair -> pair[1])
        .findFirst()
        .orElse("");
  }
}
