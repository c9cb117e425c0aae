package dev.trowel.core.workspace.login;

import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.DatabricksEnvironment;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// The SDK's form of the settings; never resolved, as that reads files, the environment and the
/// network.
final class SdkConfig extends DatabricksConfig {

  private final String loginAppId;

  private SdkConfig(String loginAppId) {
    this.loginAppId = loginAppId;
  }

  static SdkConfig of(Context context) {
    DatabricksEnvironment cloud = cloud(context);
    SdkConfig config =
        new SdkConfig(
            context
                .value(LoginField.AZURE_LOGIN_APP_ID)
                .orElse(String.valueOf(cloud.getAzureApplicationId())));
    config.setHttpClient(context.http()).setDatabricksEnvironment(cloud);
    // A refresh in the background would outlive the command.
    config.setDisableAsyncTokenRefresh(true);
    general(context, config);
    azure(context, config);
    return config;
  }

  @Override
  public String getEffectiveAzureLoginAppId() {
    return loginAppId;
  }

  private static void general(Context context, SdkConfig config) {
    set(context, LoginField.HOST, config::setHost);
    set(context, LoginField.ACCOUNT_ID, config::setAccountId);
    set(context, LoginField.CLIENT_ID, config::setClientId);
    set(context, LoginField.CLIENT_SECRET, config::setClientSecret);
    set(
        context,
        LoginField.SCOPES,
        text -> config.setScopes(Arrays.asList(text.split("[, ]+", -1))));
    set(context, LoginField.DISCOVERY_URL, config::setDiscoveryUrl);
    set(context, LoginField.AUDIENCE, config::setTokenAudience);
    set(context, LoginField.GOOGLE_CREDENTIALS, config::setGoogleCredentials);
    set(context, LoginField.GOOGLE_SERVICE_ACCOUNT, config::setGoogleServiceAccount);
    set(context, LoginField.ACTIONS_ID_TOKEN_REQUEST_URL, config::setActionsIdTokenRequestUrl);
    set(context, LoginField.ACTIONS_ID_TOKEN_REQUEST_TOKEN, config::setActionsIdTokenRequestToken);
  }

  private static void azure(Context context, SdkConfig config) {
    set(context, LoginField.AZURE_WORKSPACE_RESOURCE_ID, config::setAzureWorkspaceResourceId);
    set(context, LoginField.AZURE_CLIENT_ID, config::setAzureClientId);
    set(context, LoginField.AZURE_CLIENT_SECRET, config::setAzureClientSecret);
    set(context, LoginField.AZURE_TENANT_ID, config::setAzureTenantId);
    set(context, LoginField.AZURE_USE_MSI, it -> config.setAzureUseMsi(Boolean.parseBoolean(it)));
  }

  private static void set(Context context, LoginField field, Consumer<String> setter) {
    context.value(field).ifPresent(setter);
  }

  private static DatabricksEnvironment cloud(Context context) {
    String azure = context.value(LoginField.AZURE_ENVIRONMENT).orElse("").toUpperCase(Locale.ROOT);
    Cloud cloud = context.isAzure() ? Cloud.AZURE : context.cloud();
    String host = context.value(LoginField.HOST).orElse("");
    return DatabricksEnvironment.ALL_ENVIRONMENTS.stream()
        .filter(it -> it.getCloud().name().equals(cloud.name()))
        .filter(
            it -> !it.getDnsZone().startsWith(".dev") && !it.getDnsZone().startsWith(".staging"))
        .filter(it ->
            azure.isEmpty()
                || !context.isAzure()
                || it.getAzureEnvironment().getName().equals(azure))
        .reduce((one, other) -> host.endsWith(other.getDnsZone()) ? other : one)
        .orElse(DatabricksEnvironment.DEFAULT_ENVIRONMENT);
  }
}
