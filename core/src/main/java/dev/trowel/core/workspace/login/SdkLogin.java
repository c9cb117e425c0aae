package dev.trowel.core.workspace.login;

import com.databricks.sdk.core.AzureMsiCredentialsProvider;
import com.databricks.sdk.core.CredentialsProvider;
import com.databricks.sdk.core.GoogleCredentialsCredentialsProvider;
import com.databricks.sdk.core.GoogleIdCredentialsProvider;
import com.databricks.sdk.core.HeaderFactory;
import com.databricks.sdk.core.oauth.AzureGithubOidcCredentialsProvider;
import com.databricks.sdk.core.oauth.AzureServicePrincipalCredentialsProvider;
import com.databricks.sdk.core.oauth.OAuthM2MServicePrincipalCredentialsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Methods that the SDK's own classes carry out, with settings, clock and wire that are ours.
final class SdkLogin {

  /// Google's tokens live for an hour, and the SDK would get a new one for each request.
  private static final Duration GOOGLE_FRESH = Duration.ofMinutes(10);

  private SdkLogin() {}

  static Optional<Identity> machine(Context context) {
    boolean set = has(context, LoginField.CLIENT_ID, LoginField.CLIENT_SECRET);
    return set ? by(context, new OAuthM2MServicePrincipalCredentialsProvider()) : Optional.empty();
  }

  static Optional<Identity> azureGithub(Context context) {
    boolean set =
        has(
            context,
            LoginField.AZURE_CLIENT_ID,
            LoginField.AZURE_TENANT_ID,
            LoginField.ACTIONS_ID_TOKEN_REQUEST_URL,
            LoginField.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
    return set && context.isAzure()
        ? by(context, new AzureGithubOidcCredentialsProvider())
        : Optional.empty();
  }

  static Optional<Identity> azureManaged(Context context) {
    boolean set = context.value(LoginField.AZURE_USE_MSI).filter(Boolean::parseBoolean).isPresent();
    return set && isAzurePlace(context)
        ? by(context, new AzureMsiCredentialsProvider())
        : Optional.empty();
  }

  static Optional<Identity> azureSecret(Context context) {
    boolean set = has(context, LoginField.AZURE_CLIENT_ID, LoginField.AZURE_CLIENT_SECRET);
    return set && isAzurePlace(context)
        ? by(context, new AzureServicePrincipalCredentialsProvider())
        : Optional.empty();
  }

  static Optional<Identity> googleKey(Context context) {
    boolean set = has(context, LoginField.GOOGLE_CREDENTIALS);
    return set && context.cloud() == Cloud.GCP
        ? by(context, new GoogleCredentialsCredentialsProvider()).map(it -> kept(context, it))
        : Optional.empty();
  }

  static Optional<Identity> googleAccount(Context context) {
    boolean set = has(context, LoginField.GOOGLE_SERVICE_ACCOUNT);
    return set && context.cloud() == Cloud.GCP
        ? by(context, new GoogleIdCredentialsProvider()).map(it -> kept(context, it))
        : Optional.empty();
  }

  private static Optional<Identity> by(Context context, CredentialsProvider provider) {
    SdkConfig config = SdkConfig.of(context);
    HeaderFactory headers = Sdk.attempt(() -> configure(config, provider));
    Proof proof = () -> Sdk.attempt(headers::headers);
    // The first token shows whether the method works; if not, the next one has its turn.
    proof.headers();
    return Optional.of(new Identity(proof, host(config.getHost())));
  }

  private static HeaderFactory configure(SdkConfig config, CredentialsProvider provider) {
    @Nullable HeaderFactory headers = provider.configure(config);
    if (headers == null) {
      throw new LoginFailure("the settings are not complete, or not usable");
    }
    return headers;
  }

  /// A host that Azure named is checked as one that a person wrote.
  private static URI host(String host) {
    return Host.parse(host)
        .map(Host::uri)
        .orElseThrow(() -> new LoginFailure("Azure names no usable host for the workspace"));
  }

  private static Identity kept(Context context, Identity identity) {
    return new Identity(
        new KeptProof(context.around().time(), GOOGLE_FRESH, identity.proof()), identity.host());
  }

  private static boolean isAzurePlace(Context context) {
    boolean placed = context.hasHost() || context.has(LoginField.AZURE_WORKSPACE_RESOURCE_ID);
    return placed && context.isAzure();
  }

  private static boolean has(Context context, LoginField... fields) {
    return Arrays.stream(fields).allMatch(context::has);
  }
}
