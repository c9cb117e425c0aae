package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A checkout of which one deployment after the other is started, each from a version of its own.
final class Writer {

  /// The deployment's folder.
  static final String ROOT = "/Users/" + SteeredServer.USER + "/.bundle/shared/dev";

  private static final String BUNDLE =
      """
      bundle:
        name: shared
      resources:
        jobs:
          steady:
            name: steady
            description: by SIDE in ROUND
          mine:
            name: SIDE-ROUND
            tasks: [{task_key: main, notebook_task: {notebook_path: ./src/a.py}}]
        schemas:
          data: {catalog_name: base, name: data}
        volumes:
          raw:
            catalog_name: ${resources.schemas.data.catalog_name}
            schema_name: ${resources.schemas.data.name}
            name: raw
            comment: by SIDE in ROUND
      targets:
        dev:
          default: true
          mode: development
      """;

  private final Program program;
  private final String side;
  private final Path bundle;
  private final Map<String, String> login;
  private final Path err;
  private String version = "";

  Writer(Program program, String side, Path folder, Map<String, String> login) throws IOException {
    this.program = program;
    this.side = side;
    this.bundle = Files.createDirectories(folder.resolve(side).resolve("bundle"));
    this.login = login;
    this.err = folder.resolve(side).resolve("err");
    Files.createDirectories(bundle.resolve("src"));
  }

  /// What its process of the present round logs in with.
  String token() {
    return side + "-" + version;
  }

  /// The names of the jobs of its version, in order.
  List<String> jobs() {
    return List.of("[dev ann] " + token(), "[dev ann] steady");
  }

  /// Writes the next version.
  void write(String next) throws IOException {
    version = next;
    Files.writeString(
        bundle.resolve("databricks.yml"), BUNDLE.replace("SIDE", side).replace("ROUND", version));
    Files.writeString(
        bundle.resolve("src/a.py"), "# Databricks notebook source\n# " + token() + "\n");
  }

  /// Starts deploying it.
  Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                program.file().toString(),
                "-C",
                bundle.toString(),
                "deploy",
                "--lock-timeout",
                "5m",
                "--auto-approve",
                "--allow-delete",
                "*")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "JAVA_HOME"));
    builder.environment().putAll(environment());
    return builder.start();
  }

  /// Why the deployment of this round failed; empty when it did not. That somebody deployed between
  /// its plan and its turn is no failure: nothing was changed.
  String failure(Process process) throws IOException {
    if (!ended(process)) {
      process.destroyForcibly().onExit().join();
      return token() + " did not end;";
    }
    String said = Files.readString(err, UTF_8);
    return process.exitValue() == 0 || said.contains("error[plan-stale]")
        ? ""
        : " %s ended with %d: %s;".formatted(token(), process.exitValue(), said.strip());
  }

  /// Runs a command to its end.
  Ran run(String... command) throws IOException {
    return program.run(bundle, environment(), command);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(login);
    environment.put("HOME", Program.home(bundle).toString());
    environment.put("DATABRICKS_TOKEN", token());
    // How long a request of a killed process may be on its way, here on one machine.
    environment.put("TROWEL_SETTLE", "1");
    return environment;
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(360, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
