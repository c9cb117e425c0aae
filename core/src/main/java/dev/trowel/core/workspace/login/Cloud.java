package dev.trowel.core.workspace.login;

import java.util.Locale;

/// Who runs the machines of a workspace.
enum Cloud {
  AWS,
  AZURE,
  GCP;

  /// The cloud that `DATABRICKS_CLOUD` or the host's name says.
  static Cloud of(Context context) {
    String host = context.value(LoginField.HOST).orElse("");
    String said = context.value(LoginField.CLOUD).orElse("").toLowerCase(Locale.ROOT);
    return switch (said) {
      case "aws" -> AWS;
      case "azure" -> AZURE;
      case "gcp" -> GCP;
      default -> ofName(host.replaceFirst(":\\d+$", ""));
    };
  }

  private static Cloud ofName(String host) {
    if (host.endsWith(".azuredatabricks.net")
        || host.matches(".*\\.databricks\\.azure\\.(us|cn)")) {
      return AZURE;
    }
    return host.endsWith(".gcp.databricks.com") ? GCP : AWS;
  }
}
