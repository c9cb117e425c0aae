package dev.trowel.gate;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A workspace that takes its time, and a checkout of one job with permissions.
final class RoundsGround implements AutoCloseable {

  private static final String USER = "ann@example.com";

  private static final String BUNDLE =
      """
      bundle: {name: fares}
      targets:
        dev: {mode: development}
        prod:
          mode: production
          workspace: {root_path: /Workspace/Deployments/fares}
          permissions: [{level: CAN_MANAGE, group_name: admins}]
      resources:
        jobs:
          train:
            name: train
            permissions: [{level: CAN_VIEW, group_name: users}]
            tasks:
              - task_key: train
                notebook_task: {notebook_path: train.py}
      """;

  private final Path folder;
  private final EmulatorServer server;
  private final Helm helm;
  private final Map<String, String> environment;

  /// @param latency how long each answer takes: longer than what lies between requests that do not
  ///   wait for each other, or rounds are counted that are none
  RoundsGround(Path folder, Duration latency) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("checkout"));
    Files.writeString(this.folder.resolve("databricks.yml"), BUNDLE);
    Files.writeString(this.folder.resolve("train.py"), "# Databricks notebook source\nprint(1)\n");
    Path cache = Files.createDirectories(folder.resolve("cache"));
    server = EmulatorServer.start(EmulatorConfig.inMemory(USER).latency(latency).steered(true));
    helm = new Helm(server.uri());
    environment = new HashMap<>(helm.login());
    environment.put("TROWEL_SETTLE", "0");
    environment.put("XDG_CACHE_HOME", cache.toString());
  }

  /// Adds lines to the bundle.
  void add(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text, StandardOpenOption.APPEND);
  }

  /// What somebody else sends.
  void post(String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .header("Authorization", "Bearer test")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Runs a command, which must succeed; the words are separated by spaces.
  ///
  /// @return its requests
  Rounds run(String line) throws IOException {
    helm.calm();
    Shell.Result result = new Shell(folder, environment).run(List.of(line.split(" ", -1)));
    if (result.exit() != 0) {
      throw new IOException(line + " ends with " + result.exit() + "\n" + result.screen());
    }
    return Rounds.of(helm.log());
  }

  @Override
  public void close() throws IOException {
    helm.close();
    server.close();
  }
}
