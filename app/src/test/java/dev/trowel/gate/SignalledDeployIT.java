package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signals to a process of its own, which deploys to a workspace that this test runs.
class SignalledDeployIT {

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String CREATE = "/api/2.2/jobs/create";
  private static final String NOTICE = "Interrupted: ";
  private static final String BUNDLE =
      """
      bundle:
        name: trips
      resources:
        jobs:
          first:
            name: first
          second:
            name: second
            description: ${resources.jobs.first.id}
      """;

  @TempDir Path folder;

  private final AtomicBoolean held = new AtomicBoolean();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private Path bundle;
  private EmulatorServer server;

  @BeforeEach
  void write() throws IOException {
    bundle = Files.createDirectory(folder.resolve("trips"));
    Files.writeString(bundle.resolve("databricks.yml"), BUNDLE);
    server =
        EmulatorServer.start(EmulatorConfig.inMemory("ann@example.com").faults(this::holdFirst));
  }

  @AfterEach
  void end() throws IOException {
    answered.countDown();
    server.close();
  }

  @Test
  void recordsGivesTheLockBackAndGoesOnNextTime() throws IOException {
    Process process = signalled("TERM");
    answered.countDown();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.errorReader(UTF_8).lines().forEach(line -> {});

    assertThat(process.onExit().join().exitValue()).isEqualTo(143);
    assertThat(out).contains("Done\n  create  jobs.first", "Not started\n  create  jobs.second");
    Ran again = run("deploy");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("1 created, 0 changed, 0 deleted, 1 unchanged");
  }

  @Test
  void endsAtOnceAtTheSecondSignal() throws IOException {
    assumeFalse(
        isInterruptIgnored(), "what a shell starts in the background cannot be interrupted");
    Process process = signalled("TERM");
    signal("INT", process);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.onExit().join().exitValue()).isEqualTo(143);
    assertThat(out).as("no time for a summary").isEmpty();
  }

  @Test
  @Tag("full")
  void leavesARequestThatIsNotAnswered() throws IOException {
    Process process = signalled("HUP");
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.onExit().join().exitValue()).isEqualTo(129);
    assertThat(out)
        .contains("Unfinished\n  create  jobs.first", "no answer", ", 1 unfinished, 1 not started");
  }

  @Test
  void aQuestionCanBeInterrupted() throws IOException {
    assumeFalse(
        isInterruptIgnored(), "what a shell starts in the background cannot be interrupted");
    ProcessBuilder builder = builder("bundle", "destroy");
    builder.environment().put("TROWEL_JAVA_OPTS", "-Dtrowel.tty=02");
    assertThat(run("deploy").code()).isZero();
    Process process = builder.start();
    readUntil("Would you like to proceed?", process.errorReader(UTF_8));

    signal("INT", process);

    assertThat(process.onExit().join().exitValue()).isEqualTo(130);
    assertThat(run("plan", "--detailed-exitcode").code()).isZero();
  }

  @Test
  void nobodyWhoReadsIsNoReasonToStop() throws IOException {
    Ran ran =
        Ran.of(
            folder,
            login(),
            ENV,
            "sh",
            "-c",
            "\"$0\" -C \"$1\" deploy 2>&1 | head -n 1",
            LAUNCHER.toString(),
            bundle.toString());

    assertThat(ran.out().lines()).hasSize(1);
    assertThat(run("plan", "--detailed-exitcode").code()).isZero();
  }

  private Optional<Fault> holdFirst(Request request) {
    if (request.path().equals(CREATE) && held.getAndSet(false)) {
      arrived.countDown();
      await(answered);
    }
    return Optional.empty();
  }

  private Process deploy() throws IOException {
    return builder("deploy").start();
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(command)).toList());
    builder.directory(bundle.toFile());
    builder.environment().putAll(login());
    return builder;
  }

  private Ran run(String... command) throws IOException {
    Stream<String> arguments =
        Stream.concat(Stream.of("-C", bundle.toString()), Stream.of(command));
    return Ran.of(folder, login(), LAUNCHER, arguments.toArray(String[]::new));
  }

  private Map<String, String> login() {
    return Map.of("DATABRICKS_HOST", server.uri().toString(), "DATABRICKS_TOKEN", "dapi-test");
  }

  private static void signal(String name, Process process) throws IOException {
    Process kill =
        new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid()))).start();
    assertThat(kill.onExit().join().exitValue()).isZero();
  }

  /// Processes inherit that from whoever started them.
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  private static void readUntil(String text, BufferedReader lines) throws IOException {
    StringBuilder read = new StringBuilder();
    for (int c = lines.read(); c >= 0 && read.indexOf(text) < 0; c = lines.read()) {
      read.append((char) c);
    }
    assertThat(read).contains(text);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A deployment that has been told to stop while its first request waits for an answer, and has
  /// said so.
  private Process signalled(String name) throws IOException {
    held.set(true);
    Process process = deploy();
    await(arrived);
    signal(name, process);
    readUntil(NOTICE, process.errorReader(UTF_8));
    return process;
  }
}
