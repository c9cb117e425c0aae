package dev.trowel.core.workspace.login;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.stream.Collectors;

/// What can be wrong with logging in, for the user.
final class Problems {

  private static final String WAY_OUT =
      "\n"
          + "Set DATABRICKS_HOST and DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and"
          + " DATABRICKS_CLIENT_SECRET, or choose a profile with --profile. To deploy without a"
          + " workspace, add --local.";

  private Problems() {}

  static StopException badHost(Setting host) {
    String hint =
        host.value().contains("${")
            ? "\n"
                + "The host must be known before anything is resolved: write it out, in each"
                + " target if they differ."
            : "";
    return stop(
        "workspace-host-invalid",
        "invalid workspace host: " + shown(host.value()),
        host,
        "The host ("
            + host.origin()
            + ") must look like https://my-workspace.cloud.databricks.com: "
            + "letters, digits, dots and hyphens, perhaps a port."
            + hint);
  }

  static StopException badSetting(LoginField field, Setting setting) {
    return stop(
        "login-setting-invalid",
        "invalid " + field.key() + ": " + shown(setting.value()),
        setting,
        "The value ("
            + setting.origin()
            + ") has characters that no "
            + field.key()
            + " has. Nothing was sent and nothing was started with it.");
  }

  static StopException noProfile(Setting name, Profiles profiles) {
    List<String> names = profiles.names();
    String known =
        names.isEmpty() ? "It has no profiles." : "It has: " + String.join(", ", names) + ".";
    return stop(
        "profile-unknown",
        profiles.file() + " has no " + shown(name.value()) + " profile configured",
        name,
        "The profile is named by "
            + name.origin()
            + ". "
            + known
            + "\n"
            + "Name one of these, add it to the file, or name another file with"
            + " DATABRICKS_CONFIG_FILE.");
  }

  static StopException manyProfiles(Settings known, List<String> names) {
    Setting host = known.setting(LoginField.HOST).orElseThrow();
    return stop(
        "profile-ambiguous",
        host.value() + ": multiple profiles matched: " + String.join(", ", names),
        host,
        "Several profiles log in to this host. Choose one with --profile, DATABRICKS_CONFIG_PROFILE"
            + " or workspace.profile; if they differ in workspace_id, setting that is enough.");
  }

  static StopException otherHost(Setting bundle, Setting profile, String name) {
    return stop(
        "profile-host-mismatch",
        "the host of profile "
            + name
            + " ("
            + shown(profile.value())
            + ") is not the host of the bundle ("
            + shown(bundle.value())
            + ")",
        bundle,
        "The bundle would be deployed to another workspace than it says. Choose a profile of the"
            + " bundle's host, or the target that goes with the profile.");
  }

  static StopException manyMethods(Settings settings) {
    String names = settings.methods().stream().sorted().collect(Collectors.joining(" and "));
    Setting place =
        LoginField.all().stream()
            .filter(field -> !field.method().isEmpty())
            .flatMap(field -> settings.setting(field).stream())
            .filter(setting -> setting.span().isWritten())
            .findFirst()
            .orElse(Setting.variable("environment", ""));
    return stop(
        "login-ambiguous",
        "more than one authorization method configured: " + names,
        place,
        origins(settings)
            + "\n"
            + "Remove the settings of one method, or choose with workspace.auth_type or"
            + " DATABRICKS_AUTH_TYPE.");
  }

  static StopException unknownType(Setting type, List<String> known) {
    return stop(
        "auth-type-unknown",
        "unknown auth_type: " + shown(type.value()),
        type,
        "It is set by " + type.origin() + ". Known are: " + String.join(", ", known) + ".");
  }

  /// @param reasons why the methods that have settings got no token; empty when none has
  static StopException noCredentials(Settings settings, List<String> reasons) {
    Diagnostic problem =
        reasons.isEmpty()
            ? Diagnostic.error("credentials-missing", "cannot configure default credentials")
                .detail(missing(settings) + WAY_OUT)
            : Diagnostic.error(
                    "login-failed", "cannot log in" + to(settings) + ": " + reasons.getFirst())
                .detail("Tried, in this order:\n  " + String.join("\n  ", reasons) + WAY_OUT);
    return new StopException(
        settings.setting(LoginField.HOST).map(host -> problem.in(host.span())).orElse(problem));
  }

  private static String to(Settings settings) {
    return settings.value(LoginField.HOST).map(host -> " to " + host).orElse("");
  }

  private static String missing(Settings settings) {
    if (settings.has(LoginField.HOST)) {
      String host = settings.value(LoginField.HOST).orElse("");
      String type =
          settings.value(LoginField.AUTH_TYPE).map(it -> " with auth_type " + it).orElse("");
      return "No way to log in to " + host + type + " was found.";
    }
    return "No workspace is named: neither workspace.host nor DATABRICKS_HOST nor a profile.";
  }

  private static String origins(Settings settings) {
    return LoginField.all().stream()
        .filter(field -> !field.method().isEmpty() && settings.has(field))
        .map(field -> field.key() + " " + settings.setting(field).orElseThrow())
        .collect(Collectors.joining(", ", "Found: ", "."));
  }

  private static StopException stop(String code, String summary, Setting place, String detail) {
    return new StopException(Diagnostic.error(code, summary).detail(detail).in(place.span()));
  }

  /// Short enough, and without characters that would play with the terminal.
  private static String shown(String value) {
    String clean = value.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 120 ? clean.substring(0, 120) + "…" : clean;
  }
}
