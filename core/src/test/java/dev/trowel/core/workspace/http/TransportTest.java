package dev.trowel.core.workspace.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.Test;

class TransportTest {

  @Test
  void sendsThroughTheProxy() throws IOException {
    WireMockServer proxy = new WireMockServer(options().dynamicPort());
    proxy.start();
    try (Transport transport =
        new Transport(
            Map.of("HTTP_PROXY", "http://localhost:" + proxy.port()), Duration.ofSeconds(5))) {
      proxy.stubFor(any(anyUrl()).willReturn(ok("through")));
      Reply reply = transport.exchange("GET", URI.create("http://ws.invalid/x"), Map.of(), null);
      assertThat(reply.text()).isEqualTo("through");
      assertThat(proxy.getAllServeEvents().getFirst().getRequest().getAbsoluteUrl())
          .isEqualTo("http://ws.invalid/x");
    } finally {
      proxy.stop();
    }
  }

  @Test
  void doesNotWaitForAServerThatSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = new Transport(Map.of(), Duration.ofMillis(200))) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThatThrownBy(() -> transport.exchange("GET", uri, Map.of(), null))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void cutsOffARequestThatNobodyWaitsForAnyMore() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = new Transport(Map.of(), Duration.ofSeconds(60))) {
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
      FutureTask<Reply> call =
          new FutureTask<>(() -> transport.exchange("GET", uri, Map.of(), null));
      Thread caller = Thread.ofVirtual().start(call);
      try (Socket connection = server.accept()) {
        connection.setSoTimeout(30_000);
        InputStream sent = connection.getInputStream();
        assertThat(sent.read()).isEqualTo('G');

        caller.interrupt();

        assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedIOException.class);
        assertThat(endOf(sent)).isTrue();
      }
    }
  }

  /// Whether whoever sends has closed; after a minute it would, too, but not within this time.
  private static boolean endOf(InputStream sent) throws IOException {
    try {
      while (sent.read() >= 0) {}
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void sharesFiveSecondsBetweenTheAddressesOfAHost() throws ConnectTimeoutException {
    assertThat(ConnectBudget.left(ConnectBudget.start(), 60_000)).isBetween(3_000, 5_000);
    assertThat(ConnectBudget.left(ConnectBudget.start(), 10)).isEqualTo(10);
    BasicHttpContext spent = new BasicHttpContext();
    spent.setAttribute("trowel.connect-until", System.nanoTime() - 1);
    assertThatThrownBy(() -> ConnectBudget.left(spent, 10))
        .isInstanceOf(ConnectTimeoutException.class);
  }

  @Test
  void knowsPagesFromData() {
    assertThat(reply("text/html; charset=utf-8", "").isHtml()).isTrue();
    assertThat(reply("", "\n <!doctype html>").isHtml()).isTrue();
    assertThat(reply("application/json", "<").isHtml()).isFalse();
    assertThat(reply("text/plain", "{}").isHtml()).isFalse();
  }

  private static Reply reply(String type, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return new Reply(200, "OK", Map.of("content-type", List.of(type)), bytes);
  }
}
