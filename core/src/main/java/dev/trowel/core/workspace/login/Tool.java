package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Runs a tool that prints a token as JSON: its arguments as a list, never through a shell
/// (sdk-java.md 0.5).
final class Tool {

  private static final long LIMIT_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Tool() {}

  /// What the tool prints.
  ///
  /// @throws LoginFailure when it cannot be run, fails, takes too long or prints no JSON
  static JsonNode json(List<String> command, Map<String, String> environment) {
    try {
      return JSON.readTree(run(command, environment));
    } catch (JsonProcessingException e) {
      throw new LoginFailure(command.getFirst() + " printed no token", e);
    } catch (IOException e) {
      throw new LoginFailure(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginFailure("interrupted", e);
    }
  }

  private static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      FutureTask<String> out = reader(process.getInputStream());
      FutureTask<String> err = reader(process.getErrorStream());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new LoginFailure(command.getFirst() + " gave no token within a minute");
      }
      if (process.exitValue() != 0) {
        throw new LoginFailure(firstLine(result(err)));
      }
      return result(out);
    } finally {
      process.destroyForcibly();
    }
  }

  private static FutureTask<String> reader(InputStream stream) {
    FutureTask<String> task = new FutureTask<>(() -> read(stream));
    Thread.ofVirtual().start(task);
    return task;
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String result(FutureTask<String> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("its output cannot be read", e);
    }
  }

  private static String firstLine(String text) {
    String line =
        text.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
    String clean = line.replaceAll("\\p{Cntrl}", "?");
    return clean.isEmpty() ? "it failed without a word" : clean;
  }
}
