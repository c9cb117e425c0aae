package dev.trowel.core.workspace.login;

import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses settings that no workspace has before they reach the SDK, a process or a URL: a pull
/// request may have written them.
final class Checks {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]+");
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?i)/subscriptions/[a-z0-9-]+/resourceGroups/[a-z0-9._()-]+"
              + "/providers/Microsoft\\.Databricks/workspaces/[a-z0-9._-]+");

  private static final Map<LoginField, Pattern> FORMS =
      Map.of(
          LoginField.ACCOUNT_ID, ID,
          LoginField.WORKSPACE_ID, ID,
          LoginField.CLIENT_ID, ID,
          LoginField.AZURE_CLIENT_ID, ID,
          LoginField.AZURE_TENANT_ID, ID,
          LoginField.AZURE_LOGIN_APP_ID, ID,
          LoginField.AZURE_ENVIRONMENT, Pattern.compile("(?i)PUBLIC|GERMAN|USGOVERNMENT|CHINA"),
          LoginField.AZURE_WORKSPACE_RESOURCE_ID, RESOURCE,
          LoginField.GOOGLE_SERVICE_ACCOUNT, EMAIL);

  private Checks() {}

  /// These settings with the host reduced to scheme, name and port, and what its query says in
  /// their own fields.
  ///
  /// @throws StopException when a value has no allowed form
  static Settings split(Settings settings) {
    FORMS.forEach((field, form) -> settings.setting(field).ifPresent(it -> check(field, form, it)));
    return settings.setting(LoginField.HOST).map(host -> split(settings, host)).orElse(settings);
  }

  /// @throws StopException when a profile is for another host than the bundle
  static void sameHost(Setting bundle, @Nullable Setting profile, String name) {
    if (profile != null && !Host.same(bundle.value(), profile.value())) {
      throw Problems.otherHost(bundle, profile, name);
    }
  }

  private static Settings split(Settings settings, Setting text) {
    Host host = Host.parse(text.value()).orElseThrow(() -> Problems.badHost(text));
    Settings clean = settings.with(LoginField.HOST, with(text, host.uri().toString()));
    clean = fill(clean, LoginField.WORKSPACE_ID, with(text, host.workspaceId()));
    return fill(clean, LoginField.ACCOUNT_ID, with(text, host.accountId()));
  }

  private static Settings fill(Settings settings, LoginField field, Setting setting) {
    return settings.has(field) || setting.value().isEmpty()
        ? settings
        : settings.with(field, setting);
  }

  private static Setting with(Setting setting, String value) {
    return new Setting(value, setting.origin(), setting.span());
  }

  private static void check(LoginField field, Pattern form, Setting setting) {
    if (!form.matcher(setting.value()).matches()) {
      throw Problems.badSetting(field, setting);
    }
  }
}
