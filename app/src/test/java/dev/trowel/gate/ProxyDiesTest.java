package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A proxy that dies while a request is under way, with connections reset: the next deployment goes
/// on where that one was cut off.
class ProxyDiesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "6, true", "9, false", "9, true", "14, true", "17, false"})
  void leavesNothingThatTheNextDeploymentDoesNotMend(int change, boolean applied)
      throws IOException, InterruptedException, ExecutionException {
    Inventory usual = FaultRun.Usual.in(folder.resolve("usual")).deployed();
    try (FaultGround ground = new FaultGround(folder.resolve("it"));
        Relay relay = new Relay(ground.host());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ground.with("DATABRICKS_HOST", "http://workspace.example").with("HTTP_PROXY", relay.uri());
      ground.helm().holdAt(change);
      Future<Shell.Result> first = threads.submit(() -> ground.run("deploy"));
      while (!ground.helm().isHolding() && !first.isDone()) {
        Thread.onSpinWait();
      }
      relay.die();
      ground.helm().release(applied);
      Shell.Result cut = first.get();
      relay.comeBack();

      assertThat(cut.exit()).as(cut.screen()).isEqualTo(1);
      assertThat(cut.screen()).doesNotContain("Exception", "\tat ");
      assertThat(ground.run("deploy").exit()).as(ground.transcript()).isZero();
      assertThat(ground.inventory().differenceTo(usual)).isEmpty();
    }
  }
}
