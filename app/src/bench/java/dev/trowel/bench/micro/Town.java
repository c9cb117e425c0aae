package dev.trowel.bench.micro;

import dev.trowel.app.Main;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.gate.Bundles;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A bundle that was deployed, with what was recorded and what a workspace answered when it was
/// asked once; from then on it answers from memory.
///
/// @param rest answers what was asked before, and fails on anything else
public record Town(SortedMap<ResourceKey, Node> nodes, State state, RestClient rest) {

  private static final String USER = "ann@example.com";

  /// Reads, resolves and checks the bundle in `root`.
  static Bundle read(Path root) {
    Facts facts = Facts.offline(Optional.of(CurrentUser.named(USER)), GitFacts.none());
    return BundleReader.read(
        BundleReader.select(root, Options.none()), Inputs.none(), facts, new Diagnostics());
  }

  /// Makes a bundle of `jobs` jobs in the new folder `root` and deploys it.
  public static Town of(Path root, int jobs) throws IOException {
    Bundles.jobs(root, jobs);
    Path workspace = root.resolveSibling(root.getFileName() + "-workspace");
    deploy(root, workspace);
    Path recorded = root.resolve(".databricks/bundle/prod/resources.json");
    State state = StateCodec.read(Files.readAllBytes(recorded), recorded.toString());
    SortedMap<ResourceKey, Node> nodes = Nodes.of(read(root), Kinds::of);
    return new Town(nodes, state, remembered(workspace, root, nodes, state));
  }

  private static void deploy(Path root, Path workspace) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[] command = {
      "-C", root.toString(), "deploy", "--local=" + workspace, "--local-user", USER
    };
    int code = Main.run(command, InputStream.nullInputStream(), nowhere, System.err);
    if (code != 0) {
      throw new IllegalStateException("not deployed: " + code);
    }
  }

  /// Plans once over HTTP; what was answered is all that is asked later.
  private static RestClient remembered(
      Path workspace, Path root, SortedMap<ResourceKey, Node> nodes, State state)
      throws IOException {
    Map<String, Answer> answers = new HashMap<>();
    try (EmulatorServer server = EmulatorServer.start(EmulatorConfig.in(workspace, USER))) {
      Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
      RestClient http = new Workspaces(around).local(server.uri()).rest();
      RestClient noted =
          call -> {
            Answer answer = http.send(call);
            synchronized (answers) {
              answers.put(call.toString(), answer);
            }
            return answer;
          };
      new Planner(Kinds::of, noted).plan(nodes, state);
    }
    Map<String, Answer> all = Map.copyOf(answers);
    return call -> found(all, call);
  }

  private static Answer found(Map<String, Answer> all, Call call) {
    return Optional.ofNullable(all.get(call.toString()))
        .orElseThrow(() -> new IllegalStateException("never asked before: " + call));
  }
}
