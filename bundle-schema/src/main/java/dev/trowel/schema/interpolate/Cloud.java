package dev.trowel.schema.interpolate;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// The cloud a workspace runs in; decides what a tag of compute may look like (format.md 2.4, 2.5).
public enum Cloud {
  AWS,
  AZURE,
  GCP;

  private static final Set<String> AZURE_ENDS =
      Set.of(".azuredatabricks.net", ".databricks.azure.us", ".databricks.azure.cn");
  private static final String GCP_END = ".gcp.databricks.com";
  private static final String AWS_MARKS = "+-=._:/@ ";
  private static final String AZURE_KEY_FORBIDS = "<>*&%;\\/?+";
  private static final int LATIN1_END = 0x100;
  private static final int GCP_LONGEST = 63;
  private static final Pattern GCP_KEY_HEAD = Pattern.compile("^[^a-z]+");

  /// The cloud of the workspace at `host`, with or without `https://`; AWS when the address does
  /// not tell.
  public static Cloud ofHost(String host) {
    String name = hostName(host);
    if (AZURE_ENDS.stream().anyMatch(name::endsWith)) {
      return AZURE;
    }
    return name.endsWith(GCP_END) ? GCP : AWS;
  }

  private static String hostName(String host) {
    try {
      String name = URI.create(host.contains("://") ? host : "https://" + host).getHost();
      return name == null ? "" : name.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /// The tag key with `_` for what this cloud does not allow.
  public String tagKey(String key) {
    return switch (this) {
      case AWS -> keep(key, c -> isPlain(c) || AWS_MARKS.indexOf(c) >= 0);
      case AZURE -> keep(key, c -> c < LATIN1_END && AZURE_KEY_FORBIDS.indexOf(c) < 0);
      case GCP -> GCP_KEY_HEAD.matcher(gcp(key)).replaceFirst("");
    };
  }

  /// The tag value with `_` for what this cloud does not allow.
  public String tagValue(String value) {
    return switch (this) {
      case AWS -> keep(value, c -> isPlain(c) || AWS_MARKS.indexOf(c) >= 0);
      case AZURE -> keep(value, c -> c < LATIN1_END);
      case GCP -> gcp(value);
    };
  }

  private static String gcp(String text) {
    String kept =
        keep(
            text.toLowerCase(Locale.ROOT),
            c -> (isPlain(c) && !Character.isUpperCase(c)) || c == '_' || c == '-');
    return kept.length() <= GCP_LONGEST ? kept : kept.substring(0, GCP_LONGEST);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String keep(String text, IntPredicate allowed) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(allowed.test(c) ? c : '_'));
    return kept.toString();
  }
}
