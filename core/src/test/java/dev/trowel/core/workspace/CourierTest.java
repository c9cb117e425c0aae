package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.Arrays;
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
    ResponseDefinitionBuilder[] answers = new ResponseDefinitionBuilder[20];
    Arrays.fill(answers, 0, 19, status(429).withHeader("Retry-After", "1"));
    answers[19] = json(200, "{}");
    server.answer(get(anyUrl()), answers);
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
    int requests = server.requests().size();
    assertThat(requests).isGreaterThanOrEqualTo(119);
    assertThat(server.time().slept()).hasSize(requests - 100);
  }

  @Test
  void keepsTheSdkFromLogging() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
  }
}
