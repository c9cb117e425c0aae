package dev.trowel.core.workspace.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.http.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokens of a person who logged in with `databricks auth login`; that tool keeps and renews them.
final class DatabricksCli {

  /// Smaller ones are the old tool, or Trowel itself under that name.
  private static final long SMALLEST = 1024 * 1024;

  private DatabricksCli() {}

  static Optional<Proof> login(Context context) {
    return tool(context).map(tool -> login(context, tool));
  }

  private static Proof login(Context context, String tool) {
    List<String> command = command(context, tool);
    Tokens tokens =
        new Tokens(context.around().time(), () -> token(command, context.around().environment()));
    Proof proof = () -> Map.of("Authorization", "Bearer " + tokens.get());
    proof.headers();
    return proof;
  }

  private static List<String> command(Context context, String tool) {
    List<String> command = new ArrayList<>(List.of(tool, "auth", "token"));
    String profile = context.settings().profile();
    if (!profile.isEmpty()) {
      command.add("--profile=" + profile);
      return command;
    }
    command.add("--host=" + context.host());
    context.value(LoginField.ACCOUNT_ID).ifPresent(id -> command.add("--account-id=" + id));
    return command;
  }

  private static Tokens.Token token(List<String> command, Map<String, String> environment) {
    JsonNode answer = Tool.json(command, environment);
    String token = answer.path("access_token").asText("");
    try {
      OffsetDateTime end = OffsetDateTime.parse(answer.path("expiry").asText(""));
      if (!token.isEmpty()) {
        return new Tokens.Token(token, end.toInstant());
      }
    } catch (DateTimeParseException e) {
      throw new LoginFailure("the databricks tool printed no token", e);
    }
    throw new LoginFailure("the databricks tool printed no token");
  }

  private static Optional<String> tool(Context context) {
    return context.value(LoginField.DATABRICKS_CLI_PATH).or(() -> onPath(context.around()));
  }

  private static Optional<String> onPath(Surroundings around) {
    return Arrays.stream(around.variable("PATH").orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder ->
            Arrays.stream(new String[] {"databricks", "databricks.exe"})
                .map(name -> Path.of(folder, name)))
        .filter(DatabricksCli::isTool)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean isTool(Path file) {
    try {
      return Files.isExecutable(file) && Files.size(file) >= SMALLEST;
    } catch (IOException _) {
      return false;
    }
  }
}
