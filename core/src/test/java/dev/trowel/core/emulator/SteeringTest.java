package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a test in another process can have a steered server do wrong.
class SteeringTest {

  private static final String HERE = "/.well-known/trowel-local/";
  private static final String CREATE = "/api/2.2/jobs/create";
  private static final String LIST = "/api/2.2/jobs/list";
  private static final String RESET = "{'name': 'b'}";

  private final LocalApi api = LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).steered(true));

  @AfterEach
  void close() {
    api.close();
  }

  private void arm(String order) {
    assertThat(api.post(HERE + "faults", order).status()).isEqualTo(200);
  }

  private long jobs() {
    return api.get(LIST).json().path("jobs").size();
  }

  private String status(String query) {
    return api.get(HERE + "status" + query).text();
  }

  @Test
  void nobodySteersWhatIsNotMadeForIt() {
    try (LocalApi plain = LocalApi.start()) {
      assertThat(plain.post(HERE + "faults", "{'kind': 'drop'}").status()).isEqualTo(404);
      assertThat(plain.get(HERE + "inventory").status()).isEqualTo(404);
    }
  }

  @Test
  void countsAndNamesWhatItWasAsked() {
    api.post(CREATE, "{'name': 'a'}");
    jobs();

    assertThat(status("")).contains("\"changes\":1,\"held\":0,\"busy\":0");
    assertThat(api.get(HERE + "log").at("/requests/0/target")).isEqualTo(CREATE);
    assertThat(api.get(HERE + "log").at("/requests/0/change")).isEqualTo("1");
    assertThat(api.get(HERE + "log").at("/requests/1/change")).isEqualTo("0");

    api.delete(HERE + "log");
    assertThat(status("")).contains("\"changes\":0");
    assertThat(api.get(HERE + "log").json().path("requests")).isEmpty();
  }

  @Test
  void dropsTheOneThatWasMeantBeforeItsEffect() {
    arm("{'kind': 'drop', 'at': 2, 'match': 'jobs/create'}");
    api.post(CREATE, "{'name': 'a'}");

    assertThatThrownBy(() -> api.post(CREATE, "{'name': 'b'}"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(jobs()).isEqualTo(1);
    assertThat(api.post(CREATE, "{'name': 'b'}").status()).isEqualTo(200);
  }

  @Test
  void answersSomethingElseAfterTheEffect() {
    arm("{'kind': 'answer', 'after': true, 'status': 504}");

    assertThat(api.post(CREATE, RESET).status()).isEqualTo(504);
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void answersAStormAndThenWell() {
    arm("{'kind': 'answer', 'times': 3, 'status': 429, 'headers': {'Retry-After': 1}}");

    assertThat(api.post(CREATE, RESET).status()).isEqualTo(429);
    assertThat(api.post(CREATE, RESET).status()).isEqualTo(429);
    assertThat(api.post(CREATE, RESET).status()).isEqualTo(429);
    assertThat(api.post(CREATE, RESET).status()).isEqualTo(200);
  }

  @Test
  void answersAPageForPeople() {
    arm("{'kind': 'answer', 'changes': false, 'html': '<html>log in</html>'}");

    assertThat(api.get(LIST).text()).isEqualTo("<html>log in</html>");
    assertThat(jobs()).isZero();
  }

  @Test
  void breaksOffInTheMiddleOfAnAnswer() {
    arm("{'kind': 'half'}");

    assertThatThrownBy(() -> api.post(CREATE, RESET)).isInstanceOf(UncheckedIOException.class);
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void answersInPieces() {
    arm("{'kind': 'slow', 'pieces': 4}");

    assertThat(api.post(CREATE, RESET).at("/job_id")).isNotEmpty();
  }

  @Test
  void holdsUntilItIsSaidThatNothingBecomesOfIt() throws InterruptedException, ExecutionException {
    assertThat(held(false)).isZero();
  }

  @Test
  void holdsUntilItIsSaidThatTheEffectIsThere() throws InterruptedException, ExecutionException {
    assertThat(held(true)).isEqualTo(1);
  }

  private long held(boolean applied) throws InterruptedException, ExecutionException {
    arm("{'kind': 'hold'}");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> lost =
          threads.submit(() -> assertThatThrownBy(() -> api.post(CREATE, RESET)).isNotNull());
      assertThat(status("?await=held&millis=30000")).contains("\"met\":true");
      assertThat(status("?await=quiet&millis=30000")).contains("\"met\":true", "\"held\":1");
      assertThat(jobs()).isZero();

      assertThat(api.post(HERE + "release", "{'applied': " + applied + "}").text())
          .isEqualTo("{\"released\":1}");

      long jobs = jobs();
      lost.get();
      return jobs;
    }
  }

  @Test
  void doesNotFindAtOnceWhatWasJustMade() {
    api.put(HERE + "lag", "{'reads': 2}");
    String get = "/api/2.2/jobs/get?job_id=" + api.post(CREATE, RESET).at("/job_id");

    assertThat(api.get(get).status()).isEqualTo(404);
    assertThat(api.get(get).status()).isEqualTo(404);
    assertThat(api.get(get).status()).isEqualTo(200);
  }

  @Test
  void setsItsClockWrong() {
    api.put(HERE + "clock", "{'seconds': 3600}");
    long ahead = System.currentTimeMillis() + 3_500_000;

    String job = api.post(CREATE, RESET).at("/job_id");

    String made = api.get("/api/2.2/jobs/get?job_id=" + job).at("/created_time");
    assertThat(Long.parseLong(made)).isGreaterThan(ahead);
  }

  @Test
  void endsAllOfIt() {
    arm("{'kind': 'drop', 'times': 9}");
    api.put(HERE + "lag", "{'reads': 9}");

    api.delete(HERE + "faults");

    String job = api.post(CREATE, RESET).at("/job_id");
    assertThat(api.get("/api/2.2/jobs/get?job_id=" + job).status()).isEqualTo(200);
  }

  @Test
  void tellsAllThatItHolds() {
    api.post(CREATE, "{'name': 'a'}");

    assertThat(api.get(HERE + "inventory").json().path("jobs")).hasSize(1);
  }

  @Test
  void refusesOrdersThatSayNothing() {
    assertThat(api.post(HERE + "faults", "{'kind': 'rain'}").status()).isEqualTo(400);
    assertThat(api.post(HERE + "faults", "{'kind': 'drop', 'match': '('}").status()).isEqualTo(400);
    assertThat(api.post(HERE + "faults", "drop").status()).isEqualTo(400);
    assertThat(api.post(HERE + "fault", "{}").status()).isEqualTo(404);
  }
}
