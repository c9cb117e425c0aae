package dev.trowel.core.workspace.login;

import com.databricks.sdk.core.oauth.Token;
import com.databricks.sdk.core.utils.AzureUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokens of a person who logged in with `az login`.
final class AzureCli {

  private AzureCli() {}

  static Optional<Identity> login(Context context) {
    boolean placed = context.hasHost() || context.has(LoginField.AZURE_WORKSPACE_RESOURCE_ID);
    return placed && context.isAzure() ? Optional.of(identity(context)) : Optional.empty();
  }

  private static Identity identity(Context context) {
    SdkConfig config = SdkConfig.of(context);
    URI host = Sdk.attempt(() -> host(context, config));
    Tokens workspace = tokens(context, config.getEffectiveAzureLoginAppId());
    workspace.get();
    Optional<Tokens> management = management(context, config);
    return new Identity(() -> headers(context, workspace, management), host);
  }

  private static URI host(Context context, SdkConfig config) {
    AzureUtils.ensureHostPresent(
        config, new ObjectMapper(), (_, resource) -> () -> sdkToken(context, resource));
    return Host.parse(config.getHost())
        .map(Host::uri)
        .orElseThrow(() -> new LoginFailure("Azure names no usable host for the workspace"));
  }

  private static Token sdkToken(Context context, String resource) {
    Tokens.Token token = token(context, resource);
    return new Token(token.text(), "Bearer", token.end());
  }

  /// Who may not see Azure's resources can still use the workspace.
  private static Optional<Tokens> management(Context context, SdkConfig config) {
    try {
      Tokens tokens = tokens(context, config.getAzureEnvironment().getServiceManagementEndpoint());
      tokens.get();
      return Optional.of(tokens);
    } catch (LoginFailure _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(
      Context context, Tokens workspace, Optional<Tokens> management) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + workspace.get());
    management.ifPresent(
        tokens -> headers.put("X-Databricks-Azure-SP-Management-Token", tokens.get()));
    context
        .value(LoginField.AZURE_WORKSPACE_RESOURCE_ID)
        .ifPresent(id -> headers.put("X-Databricks-Azure-Workspace-Resource-Id", id));
    return headers;
  }

  private static Tokens tokens(Context context, String resource) {
    return new Tokens(context.around().time(), () -> token(context, resource));
  }

  private static Tokens.Token token(Context context, String resource) {
    List<String> command = new ArrayList<>();
    command.add(context.around().variable("AZ_PATH").orElse("az"));
    command.addAll(List.of("account", "get-access-token", "--output", "json"));
    command.add("--resource=" + resource);
    context.value(LoginField.AZURE_TENANT_ID).ifPresent(id -> command.add("--tenant=" + id));
    Optional<String> subscription = subscription(context);
    if (subscription.isPresent()) {
      try {
        return run(context, with(command, "--subscription=" + subscription.get()));
      } catch (LoginFailure _) {
        // Who may use the workspace need not see its subscription.
        return run(context, command);
      }
    }
    return run(context, command);
  }

  private static List<String> with(List<String> command, String more) {
    List<String> longer = new ArrayList<>(command);
    longer.add(more);
    return longer;
  }

  private static Optional<String> subscription(Context context) {
    return context.value(LoginField.AZURE_WORKSPACE_RESOURCE_ID).map(id -> id.split("/", 4)[2]);
  }

  private static Tokens.Token run(Context context, List<String> command) {
    JsonNode answer = Tool.json(command, context.around().environment());
    String token = answer.path("accessToken").asText("");
    if (token.isEmpty()) {
      throw new LoginFailure("az printed no token");
    }
    return new Tokens.Token(token, end(answer));
  }

  /// Newer ones say `expires_on` in seconds, older ones only the local time.
  private static Instant end(JsonNode answer) {
    if (answer.path("expires_on").canConvertToLong()) {
      return Instant.ofEpochSecond(answer.path("expires_on").asLong());
    }
    try {
      String local = answer.path("expiresOn").asText("").replace(' ', 'T');
      return LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new LoginFailure("az printed a token without an end", e);
    }
  }
}
