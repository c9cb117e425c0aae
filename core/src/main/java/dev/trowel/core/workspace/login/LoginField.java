package dev.trowel.core.workspace.login;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The settings that logging in knows (sdk-java.md 3): their names in profiles and bundles, their
/// variables, the method they belong to.
enum LoginField {
  HOST("DATABRICKS_HOST", Role.ROUTE),
  ACCOUNT_ID("DATABRICKS_ACCOUNT_ID", Role.ROUTE),
  WORKSPACE_ID("DATABRICKS_WORKSPACE_ID", Role.ROUTE),
  AUTH_TYPE("DATABRICKS_AUTH_TYPE", Role.ROUTE),
  DISCOVERY_URL("DATABRICKS_DISCOVERY_URL", Role.ROUTE),
  AUDIENCE("DATABRICKS_TOKEN_AUDIENCE", Role.ROUTE),
  CLOUD("DATABRICKS_CLOUD", Role.ROUTE),
  TOKEN("DATABRICKS_TOKEN", "pat"),
  USERNAME("DATABRICKS_USERNAME", "basic"),
  PASSWORD("DATABRICKS_PASSWORD", "basic"),
  CLIENT_ID("DATABRICKS_CLIENT_ID", "oauth"),
  CLIENT_SECRET("DATABRICKS_CLIENT_SECRET", "oauth"),
  SCOPES("", "oauth"),
  METADATA_SERVICE_URL("DATABRICKS_METADATA_SERVICE_URL", "metadata-service"),
  OIDC_TOKEN_FILEPATH("DATABRICKS_OIDC_TOKEN_FILEPATH", "file-oidc"),
  OIDC_TOKEN_ENV("DATABRICKS_OIDC_TOKEN_ENV", "env-oidc"),
  GOOGLE_SERVICE_ACCOUNT("DATABRICKS_GOOGLE_SERVICE_ACCOUNT", "google"),
  GOOGLE_CREDENTIALS("GOOGLE_CREDENTIALS", "google"),
  AZURE_WORKSPACE_RESOURCE_ID("DATABRICKS_AZURE_RESOURCE_ID", "azure"),
  AZURE_USE_MSI("ARM_USE_MSI", "azure"),
  AZURE_CLIENT_ID("ARM_CLIENT_ID", "azure"),
  AZURE_CLIENT_SECRET("ARM_CLIENT_SECRET", "azure"),
  AZURE_TENANT_ID("ARM_TENANT_ID", "azure"),
  AZURE_LOGIN_APP_ID("DATABRICKS_AZURE_LOGIN_APP_ID", "azure"),
  AZURE_ENVIRONMENT("ARM_ENVIRONMENT", Role.TOOL),
  ACTIONS_ID_TOKEN_REQUEST_URL("ACTIONS_ID_TOKEN_REQUEST_URL", Role.TOOL),
  ACTIONS_ID_TOKEN_REQUEST_TOKEN("ACTIONS_ID_TOKEN_REQUEST_TOKEN", Role.TOOL),
  DATABRICKS_CLI_PATH("DATABRICKS_CLI_PATH", Role.TOOL);

  /// What a setting is for.
  enum Role {
    /// Chooses where to go and how.
    ROUTE,
    /// Belongs to one method of logging in.
    CREDENTIAL,
    /// Helps some methods, chooses none.
    TOOL
  }

  /// Those a bundle may hold: never a secret (format.md 2.2).
  private static final List<LoginField> IN_BUNDLE =
      List.of(
          HOST,
          ACCOUNT_ID,
          WORKSPACE_ID,
          AUTH_TYPE,
          CLIENT_ID,
          GOOGLE_SERVICE_ACCOUNT,
          AZURE_WORKSPACE_RESOURCE_ID,
          AZURE_USE_MSI,
          AZURE_CLIENT_ID,
          AZURE_TENANT_ID,
          AZURE_ENVIRONMENT,
          AZURE_LOGIN_APP_ID);

  private final String variable;
  private final Role role;
  private final String method;

  LoginField(String variable, Role role) {
    this.variable = variable;
    this.role = role;
    this.method = "";
  }

  LoginField(String variable, String method) {
    this.variable = variable;
    this.role = Role.CREDENTIAL;
    this.method = method;
  }

  /// Its name in a profile and in a bundle.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its environment variable, or `""`.
  String variable() {
    return variable;
  }

  /// What it is for.
  Role role() {
    return role;
  }

  /// The method it belongs to, or `""`.
  String method() {
    return method;
  }

  static List<LoginField> all() {
    return Arrays.asList(values());
  }

  static List<LoginField> inBundle() {
    return IN_BUNDLE;
  }
}
