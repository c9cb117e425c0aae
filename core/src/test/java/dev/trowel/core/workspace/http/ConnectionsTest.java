package dev.trowel.core.workspace.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many connections a thousand requests open, and what they say.
class ConnectionsTest {

  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answered = new AtomicInteger();
  private final AdaptiveLimit limit = new AdaptiveLimit(Time.SYSTEM, Transport.WIDTH);
  private final Transport transport = new Transport(Map.of(), Duration.ofSeconds(60));
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    transport.close();
    server.stop(0);
    workers.shutdownNow();
  }

  @Test
  void opensNoMoreThanAreUsedAtOnceAndNoneTwice() throws InterruptedException {
    send(1_000);
    assertThat(answered).hasValue(1_000);
    assertThat(connections.size()).isBetween(16, limit.limit());

    send(1_000);
    assertThat(answered).hasValue(2_000);
    assertThat(connections.size()).isBetween(16, limit.limit());
  }

  @Test
  void takesWhatIsPacked() throws IOException {
    Reply reply = transport.exchange("GET", uri("/packed"), Map.of(), null);
    assertThat(reply.text()).isEqualTo("gzip,deflate");
  }

  private void send(int times) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Reply> one = this::sendOne;
      List<Future<Reply>> sent = threads.invokeAll(Collections.nCopies(times, one));
      assertThat(sent).allMatch(each -> each.state() == Future.State.SUCCESS);
    }
  }

  private Reply sendOne() throws IOException, InterruptedException {
    AdaptiveLimit.Permit permit = limit.acquire(Lane.STEP, false);
    Reply reply = transport.exchange("GET", uri("/x"), Map.of(), null);
    permit.answered();
    answered.incrementAndGet();
    return reply;
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange http) throws IOException {
    try (http) {
      connections.add(http.getRemoteAddress().getPort());
      byte[] body = http.getRequestHeaders().getFirst("Accept-Encoding").getBytes(UTF_8);
      if (http.getRequestURI().getPath().equals("/packed")) {
        http.getResponseHeaders().set("Content-Encoding", "gzip");
        body = packed(body);
      }
      http.sendResponseHeaders(200, body.length);
      http.getResponseBody().write(body);
    }
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
