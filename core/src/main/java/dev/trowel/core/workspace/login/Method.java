package dev.trowel.core.workspace.login;

import java.util.Locale;
import java.util.Optional;

/// All methods of logging in, in the order they are tried (sdk-java.md 3.1, the incumbent's).
///
/// A switch, not a table of functions: logging in by token must not load what the others need.
enum Method {
  PAT,
  BASIC,
  OAUTH_M2M,
  DATABRICKS_CLI,
  METADATA_SERVICE,
  GITHUB_OIDC,
  AZURE_DEVOPS_OIDC,
  ENV_OIDC,
  FILE_OIDC,
  GITHUB_OIDC_AZURE,
  AZURE_MSI,
  AZURE_CLIENT_SECRET,
  AZURE_CLI,
  GOOGLE_CREDENTIALS,
  GOOGLE_ID;

  /// Its name, as `auth_type` says it.
  String authType() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it can find out by itself where the workspace is.
  boolean findsHost() {
    return this == AZURE_MSI || this == AZURE_CLIENT_SECRET || this == AZURE_CLI;
  }

  /// Gets the first token.
  ///
  /// @return empty when its settings are not there
  /// @throws LoginFailure when they are, but there is no token
  Optional<Identity> login(Context context) {
    return switch (this) {
      case PAT -> context.at(Simple.token(context));
      case BASIC -> context.at(Simple.password(context));
      case OAUTH_M2M -> SdkLogin.machine(context);
      case DATABRICKS_CLI -> context.at(DatabricksCli.login(context));
      case METADATA_SERVICE -> context.at(Metadata.login(context));
      case GITHUB_OIDC -> context.at(Oidc.github(context));
      case AZURE_DEVOPS_OIDC -> context.at(Oidc.azureDevOps(context));
      case ENV_OIDC -> context.at(Oidc.variable(context));
      case FILE_OIDC -> context.at(Oidc.file(context));
      case GITHUB_OIDC_AZURE -> SdkLogin.azureGithub(context);
      case AZURE_MSI -> SdkLogin.azureManaged(context);
      case AZURE_CLIENT_SECRET -> SdkLogin.azureSecret(context);
      case AZURE_CLI -> AzureCli.login(context);
      case GOOGLE_CREDENTIALS -> SdkLogin.googleKey(context);
      case GOOGLE_ID -> SdkLogin.googleAccount(context);
    };
  }
}
