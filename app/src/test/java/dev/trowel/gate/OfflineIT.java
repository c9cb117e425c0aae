package dev.trowel.gate;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `validate` of the packed distribution says the same wherever it runs: it needs no network, no
/// credentials, no environment.
class OfflineIT {

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String EXAMPLE = Repository.path("examples/taxi-fare").toString();

  /// A program that reads the pipe in place of the credentials waits for ever.
  private static final String SECONDS = "120";

  private static final Pattern LOADED = Pattern.compile("(?m)\\] ([\\w.$]+) source:");

  /// The SDK, its HTTP client, what puts engines together, and what the virtual machine needs for
  /// any socket at all.
  private static final Pattern NETWORK =
      Pattern.compile(
          "com\\.databricks\\..*|org\\.apache\\.http\\..*|com\\.google\\.inject\\..*"
              + "|dev\\.trowel\\.core\\.emulator\\..*|com\\.fasterxml\\.jackson\\.databind\\.ObjectMapper"
              + "|dev\\.trowel\\.core\\.workspace\\.(Workspaces|Courier|login\\..*|http\\.Transport)"
              + "|java\\.net\\.http\\..*|javax\\.net\\..*"
              + "|java\\.net\\.(Server|Datagram|Multicast)?Socket"
              + "|sun\\.net\\.NetHooks|sun\\.nio\\.ch\\.(Net|NioSocketImpl)");

  @TempDir Path folder;

  @Test
  void saysTheSameWithoutAnyEnvironment() throws IOException {
    assertThat(run(ENV, "-i", LAUNCHER.toString())).isEqualTo(ordinary());
  }

  @Test
  void saysTheSameWithoutAnyNetwork() throws IOException {
    Ran possible = Ran.of(folder, Map.of(), ENV, "unshare", "-rn", "true");
    assumeTrue(possible.code() == 0, "no network namespace may be made here: " + possible.err());

    Ran cut = run(ENV, "-i", "unshare", "-rn", LAUNCHER.toString());

    assertThat(cut).isEqualTo(ordinary());
  }

  @Test
  void saysTheSameWhateverCredentialsThereAre() throws IOException {
    Path pipe = folder.resolve(".databrickscfg");
    assertThat(Ran.of(folder, Map.of(), ENV, "mkfifo", pipe.toString()).code()).isZero();
    Map<String, String> rich = new HashMap<>();
    rich.put("DATABRICKS_CONFIG_FILE", pipe.toString());
    rich.put("DATABRICKS_CONFIG_PROFILE", "missing");
    rich.put("DATABRICKS_HOST", "https://127.0.0.1:9");
    rich.put("DATABRICKS_TOKEN", "dapi-secret");
    rich.put("DATABRICKS_CLIENT_ID", "id");
    rich.put("DATABRICKS_CLIENT_SECRET", "secret");
    rich.put("HTTPS_PROXY", "http://127.0.0.1:9");

    Ran ran =
        Ran.of(
            folder, rich, ENV, "timeout", SECONDS, LAUNCHER.toString(), "-C", EXAMPLE, "validate");

    assertThat(ran).isEqualTo(ordinary());
  }

  @Test
  void doesNotEvenLoadWhatCouldConnect() throws IOException {
    Set<String> loaded = loaded("validate");

    assertThat(loaded).contains("dev.trowel.schema.BundleReader");
    assertThat(loaded.stream().filter(NETWORK.asMatchPredicate())).isEmpty();
    assertThat(loaded("plan", "--local=" + folder.resolve("ws")))
        .contains("sun.nio.ch.Net", "java.net.Socket", "dev.trowel.core.workspace.Courier");
  }

  /// The class archive would load what it holds before anybody asks.
  private Set<String> loaded(String... command) throws IOException {
    Path log = folder.resolve("classes-" + command.length + ".log");
    String options = "-Xshare:off -Xlog:class+load:file=" + log;
    String[] arguments =
        Stream.concat(Stream.of("-C", EXAMPLE), Stream.of(command)).toArray(String[]::new);
    Ran.of(folder, Map.of("TROWEL_JAVA_OPTS", options), LAUNCHER, arguments);
    return LOADED
        .matcher(Files.readString(log))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private Ran ordinary() throws IOException {
    Ran ran = run(LAUNCHER);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isNotEmpty();
    return ran;
  }

  private Ran run(Path program, String... before) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of(before), Stream.of("-C", EXAMPLE, "validate"))
            .toArray(String[]::new);
    return Ran.of(folder, Map.of(), program, arguments);
  }
}
