package dev.trowel.core.workspace;

import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

class CourierTest {

  private final TestWorkspace server = new TestWorkspace();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersEveryoneWhileTheWorkspaceThrottles() throws InterruptedException, ExecutionException {
    server.answer(json(200, "{}"));
    for (int i = 0; i < 20; i++) {
      server.answerFirst("/api/2.0/x/" + i, status(429).withHeader("Retry-After", "1"));
    }
    RestClient rest = server.open().rest();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> all =
          IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> rest.send(Call.get("/api/2.0/x/" + i))))
              .toList();
      for (Future<Answer> one : all) {
        assertThat(one.get()).isInstanceOf(Answer.Ok.class);
      }
    }
    assertThat(server.requests()).hasSize(120);
    assertThat(server.time().slept()).hasSize(20);
  }

  @Test
  void keepsTheSdkFromLogging() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
  }
}
