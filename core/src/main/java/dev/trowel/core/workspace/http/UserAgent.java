package dev.trowel.core.workspace.http;

import java.util.Locale;

/// How Trowel names itself; the SDK's own text is static, grows, and tells what it finds in the
/// environment.
public final class UserAgent {

  private static final String SDK = "databricks-sdk-java/0.141.0";

  private UserAgent() {}

  /// The header's value.
  ///
  /// @param version of Trowel
  /// @param authType the method of logging in
  public static String text(String version, String authType) {
    String system = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
    return "trowel/%s %s jvm/%d os/%s auth/%s"
        .formatted(
            version.replaceAll("[^0-9A-Za-z_.+-]", "-"),
            SDK,
            Runtime.version().feature(),
            system.replaceAll("[^a-z].*", ""),
            authType);
  }
}
