package dev.trowel.core.workspace.login;

import com.databricks.sdk.core.oauth.AzureDevOpsIDTokenSource;
import com.databricks.sdk.core.oauth.CachedTokenSource;
import com.databricks.sdk.core.oauth.DatabricksOAuthTokenSource;
import com.databricks.sdk.core.oauth.EnvVarIDTokenSource;
import com.databricks.sdk.core.oauth.FileIDTokenSource;
import com.databricks.sdk.core.oauth.GithubIDTokenSource;
import com.databricks.sdk.core.oauth.IDTokenSource;
import com.databricks.sdk.core.oauth.OAuthHeaderFactory;
import com.databricks.sdk.core.oauth.OpenIDConnectEndpoints;
import com.databricks.sdk.core.utils.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Methods that exchange an identity token of someone else, such as a CI provider, for one of the
/// workspace.
final class Oidc {

  private static final List<String> DEVOPS =
      List.of(
          "SYSTEM_ACCESSTOKEN",
          "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
          "SYSTEM_PLANID",
          "SYSTEM_JOBID",
          "SYSTEM_TEAMPROJECTID",
          "SYSTEM_HOSTTYPE");

  private Oidc() {}

  static Optional<Proof> github(Context context) {
    Optional<String> token = context.value(LoginField.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
    return context
        .value(LoginField.ACTIONS_ID_TOKEN_REQUEST_URL)
        .filter(_ -> token.isPresent())
        .map(url -> new GithubIDTokenSource(url, token.orElseThrow(), context.http()))
        .map(source -> exchanged(context, source));
  }

  static Optional<Proof> azureDevOps(Context context) {
    boolean set = DEVOPS.stream().allMatch(it -> context.around().variable(it).isPresent());
    return set
        ? Optional.of(exchanged(context, new DevOps(context.http(), environment(context))))
        : Optional.empty();
  }

  static Optional<Proof> variable(Context context) {
    String name = context.value(LoginField.OIDC_TOKEN_ENV).orElse("DATABRICKS_OIDC_TOKEN");
    return context
        .around()
        .variable(name)
        .map(_ -> exchanged(context, new EnvVarIDTokenSource(name, environment(context))));
  }

  static Optional<Proof> file(Context context) {
    return context
        .value(LoginField.OIDC_TOKEN_FILEPATH)
        .map(path -> exchanged(context, new FileIDTokenSource(path)));
  }

  private static Proof exchanged(Context context, IDTokenSource source) {
    SdkConfig config = SdkConfig.of(context);
    OpenIDConnectEndpoints endpoints = Sdk.attempt(() -> endpoints(config));
    DatabricksOAuthTokenSource tokens =
        new DatabricksOAuthTokenSource.Builder(
                context.value(LoginField.CLIENT_ID).orElse(""),
                context.host().toString(),
                endpoints,
                source,
                context.http())
            .audience(context.value(LoginField.AUDIENCE).orElse(""))
            .scopes(config.getScopes())
            .build();
    OAuthHeaderFactory headers =
        OAuthHeaderFactory.fromTokenSource(
            new CachedTokenSource.Builder(tokens).setAsyncDisabled(true).build());
    Proof proof = () -> Sdk.attempt(headers::headers);
    proof.headers();
    return proof;
  }

  private static OpenIDConnectEndpoints endpoints(SdkConfig config) throws IOException {
    @Nullable OpenIDConnectEndpoints endpoints = config.getDatabricksOidcEndpoints();
    if (endpoints == null || endpoints.getTokenEndpoint() == null) {
      throw new LoginFailure("the host names no endpoint for tokens");
    }
    return endpoints;
  }

  private static Environment environment(Context context) {
    return new Environment(
        context.around().environment(), List.of(), System.getProperty("os.name", ""));
  }

  /// The SDK's source, of our environment instead of the process's.
  private static final class DevOps extends AzureDevOpsIDTokenSource {
    private DevOps(TokenHttp http, Environment environment) {
      super(http, environment);
    }
  }
}
