package dev.trowel.schema.interpolate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who deploys, as far as a bundle may speak of them (format.md 2.4, `workspace.current_user`).
///
/// @param userName an e-mail address, or a service principal's application id
/// @param id the numeric id as text; empty when unknown
/// @param displayName may be empty
/// @param groups display names of the groups the user is in
public record CurrentUser(String userName, String id, String displayName, List<String> groups) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}]+");

  public CurrentUser {
    groups = List.copyOf(groups);
  }

  /// The user of whom only the name is known, as `--user NAME` gives it.
  public static CurrentUser named(String userName) {
    return new CurrentUser(userName, "", "", List.of());
  }

  /// Whether the user is a service principal: its name is a UUID.
  public boolean isServicePrincipal() {
    return UUID.matcher(userName).matches();
  }

  /// The name in lower case with `_` for all that is no letter or digit: `jane_doe` (format.md
  /// 2.4).
  public String shortName() {
    return friendly("_");
  }

  /// The name in lower case with `-` for all that is no letter or digit: `jane-doe`.
  public String domainFriendlyName() {
    return friendly("-");
  }

  private String friendly(String filler) {
    String name = isServicePrincipal() && !displayName.isEmpty() ? displayName : localPart();
    return trimmed(SPECIAL.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(filler), filler);
  }

  private String localPart() {
    int at = userName.indexOf('@');
    return at < 0 ? userName : userName.substring(0, at);
  }

  private static String trimmed(String text, String filler) {
    int from = text.startsWith(filler) ? filler.length() : 0;
    int to = text.endsWith(filler) ? text.length() - filler.length() : text.length();
    return from < to ? text.substring(from, to) : "";
  }
}
