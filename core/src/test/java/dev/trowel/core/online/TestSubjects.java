package dev.trowel.core.online;

import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a workspace is asked for, of bundles that tests write.
public final class TestSubjects {

  private static final URI HOST = URI.create("https://x.example.com");

  private TestSubjects() {}

  /// A bundle in a folder, called `b`.
  ///
  /// @param yaml all else that it says
  public static Subject of(Path folder, String yaml, User user, RestClient rest, State state) {
    try {
      Files.writeString(folder.resolve("databricks.yml"), "bundle: {name: b}\n" + yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CurrentUser me = new CurrentUser(user.userName(), "1", "", List.of());
    return new Subject(
        BundleReader.read(
            BundleReader.select(folder, Options.none()),
            Inputs.none(),
            Facts.offline(Optional.of(me), GitFacts.none()),
            new Diagnostics()),
        HOST,
        user,
        new Asker(rest),
        new Deployed(() -> state));
  }
}
