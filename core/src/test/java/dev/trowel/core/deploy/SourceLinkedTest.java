package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinkedTest {

  private static final String USER = "ann@example.com";

  @TempDir Path root;

  @Test
  void uploadsNoFileAndSaysWhereTheyAre() throws IOException {
    Files.writeString(root.resolve("databricks.yml"), "bundle: {name: b}\n");
    try (EmulatorServer server = EmulatorServer.start(EmulatorConfig.inMemory(USER))) {
      Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
      Workspace workspace = new Workspaces(around).local(server.uri());
      Bundle bundle = linked();
      Deployer deployer = new Deployer(site(bundle, workspace));

      Proposal proposal = deployer.propose(new Diagnostics());
      deployer.carryOut(proposal, Terms.usual(false), waiter(workspace), new Diagnostics());

      assertThat(proposal.files().isEmpty()).isTrue();
      assertThat(workspace.files().stat(bundle.layout().file() + "/databricks.yml")).isEmpty();
      JsonNode config = metadata(workspace, bundle).path("config");
      assertThat(config.at("/presets/source_linked_deployment").asBoolean()).isTrue();
      assertThat(config.at("/workspace/file_path").asText())
          .isEqualTo(bundle.sync().root().toString());
      assertThat(deployer.propose(new Diagnostics()).isEmpty()).isTrue();
    }
  }

  private Bundle linked() {
    Facts facts = Facts.offline(Optional.of(CurrentUser.named(USER)), GitFacts.none());
    Bundle read =
        BundleReader.read(
            BundleReader.select(root, Options.none()), Inputs.none(), facts, new Diagnostics());
    Bool yes = new Bool(Span.synthetic("test"), true);
    return new Bundle(
        read.root(),
        read.name(),
        read.target(),
        read.mode(),
        Values.put(read.tree(), yes, "presets", "source_linked_deployment"),
        read.layout(),
        read.sync(),
        read.resources());
  }

  private Site site(Bundle bundle, Workspace workspace) {
    LocalFolder folder = LocalFolder.of(root, bundle.target(), Optional.empty());
    return new Site(
        bundle,
        GitFacts.none(),
        workspace,
        folder,
        Optional.of(root),
        Clock.systemUTC(),
        Author.named(workspace.user().userName()),
        Site.USUAL);
  }

  private static Waiter waiter(Workspace workspace) {
    return new Waiter(
        workspace.rest(), event -> {}, () -> Instant.EPOCH, pause -> {}, Optional.empty());
  }

  private static JsonNode metadata(Workspace workspace, Bundle bundle) throws IOException {
    byte[] file = workspace.files().read(bundle.layout().state() + "/metadata.json").orElseThrow();
    return new ObjectMapper().readTree(file);
  }
}
