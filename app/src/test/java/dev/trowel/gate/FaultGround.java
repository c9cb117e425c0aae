package dev.trowel.gate;

import dev.trowel.app.command.CommandRunner;
import dev.trowel.app.transcript.Shell;
import dev.trowel.app.wiring.GuiceEngine;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A workspace and a checkout in this process, where waiting takes no time.
final class FaultGround implements AutoCloseable {

  static final String USER = "ann@example.com";

  private static final String ROOT = "/Users/" + USER + "/.bundle/fares/default";

  /// Something of each sort: with an id of the workspace's choice and with a name, with permissions
  /// and with grants, files, and references.
  private static final String BUNDLE =
      """
      bundle: {name: fares}
      permissions: [{level: CAN_VIEW, group_name: users}]
      resources:
        schemas:
          ml: {catalog_name: main, name: ml, grants: [{principal: users, privileges: [USE_SCHEMA]}]}
        registered_models:
          fares: {catalog_name: main, schema_name: "${resources.schemas.ml.name}", name: fares}
        experiments:
          tries: {name: "/Users/ann@example.com/tries"}
        sql_warehouses:
          bi: {name: bi, cluster_size: X-Small}
        pipelines:
          ingest: {name: ingest, serverless: true, catalog: main, schema: ml}
        secret_scopes:
          keys: {name: keys, permissions: [{level: READ, group_name: users}]}
        jobs:
          train:
            name: train
            permissions: [{level: CAN_VIEW, group_name: users}]
            tasks:
              - task_key: train
                notebook_task:
                  notebook_path: train.py
                  base_parameters: {schema: "${resources.schemas.ml.id}"}
          score: {name: score}
      """;

  private final Path folder;
  private final EmulatorServer server;
  private final Helm helm;
  private final CalmTime time;
  private final Map<String, String> environment;
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final StringBuilder transcript = new StringBuilder();

  FaultGround(Path folder) throws IOException {
    this(folder, _ -> Optional.empty());
  }

  /// @param own faults of this process
  FaultGround(Path folder, Function<Request, Optional<Fault>> own) throws IOException {
    this(folder, own, new CalmTime(Instant.now()));
  }

  /// The same, in a time that the faults may depend on.
  FaultGround(Path folder, Function<Request, Optional<Fault>> own, CalmTime time)
      throws IOException {
    this.time = time;
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);
    Files.writeString(folder.resolve("train.py"), "# Databricks notebook source\nprint(1)\n");
    server =
        EmulatorServer.start(
            EmulatorConfig.inMemory(USER).steered(true).faults(own).observer(exchanges::add));
    helm = new Helm(server.uri());
    environment = new HashMap<>(helm.login());
    environment.put("TROWEL_SETTLE", "0");
  }

  Helm helm() {
    return helm;
  }

  Path folder() {
    return folder;
  }

  /// Changes what the environment says; nothing for a variable that is not set.
  FaultGround with(String variable, String value) {
    if (value.isEmpty()) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
    return this;
  }

  /// All requests so far, in the order in which they were answered or dropped.
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  URI host() {
    return server.uri();
  }

  /// Runs a command; the words are separated by spaces.
  Shell.Result run(String line) {
    return run(folder, line);
  }

  /// The same in another checkout.
  Shell.Result run(Path checkout, String line) {
    Shell.Result result =
        new Shell(checkout, environment)
            .run(
                List.of(line.split(" ", -1)),
                (arguments, caller) ->
                    new CommandRunner(caller, debug -> new GuiceEngine(caller, debug, time))
                        .run(arguments));
    transcript.append("$ ").append(line).append('\n').append(result.screen());
    transcript.append("exit ").append(result.exit()).append("\n\n");
    return result;
  }

  /// All that was typed and printed.
  String transcript() {
    return transcript.toString();
  }

  Inventory inventory() throws IOException {
    return Inventory.of(helm.inventory(), ROOT);
  }

  @Override
  public void close() throws IOException {
    helm.close();
    server.close();
  }
}
