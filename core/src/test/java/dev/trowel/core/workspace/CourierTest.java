package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
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
  }

  @Test
  void repeatsWhatIsRefusedForHoursAsLongAsOthersAreServed() {
    server.answer(json(200, "{}"));
    ResponseDefinitionBuilder refusal = status(429).withHeader("Retry-After", "300");
    ResponseDefinitionBuilder[] answers = new ResponseDefinitionBuilder[12];
    Arrays.fill(answers, refusal);
    answers[11] = json(200, "{}");
    server.answer(get("/api/2.0/x/late"), answers);
    RestClient rest = server.open().rest();

    // Others are served while it waits.
    server.log().meanwhile(() -> rest.send(Call.get("/api/2.0/x/other")));
    assertThat(rest.send(Call.get("/api/2.0/x/late"))).isInstanceOf(Answer.Ok.class);
    assertThat(server.requests()).hasSize(12 + 11);
  }

  @Test
  void givesUpWhenNothingIsServedForAQuarterOfAnHour() {
    server.answer(status(429).withHeader("Retry-After", "600"));
    RestClient rest = server.open().rest();
    assertThat(rest.send(Call.get("/api/2.0/x"))).isInstanceOf(Answer.Refused.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksTheGateAgainWhenItsTurnWasLongInComing() {
    server.answer(json(200, "{}"));
    server.answer(get("/api/2.0/x"), status(429).withHeader("Retry-After", "5"), json(200, "{}"));
    List<String> passed = new ArrayList<>();
    RestClient rest = server.open().rest().minding(() -> passed.add("gate"));

    rest.send(Call.post("/api/2.0/y", tree("{}")));
    assertThat(passed).isEmpty();
    server.log().meanwhile(() -> rest.send(Call.post("/api/2.0/y", tree("{}"))));
    rest.send(Call.get("/api/2.0/x"));
    assertThat(passed).hasSize(1);
  }

  @Test
  void keepsTheSdkFromLogging() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
  }
}
