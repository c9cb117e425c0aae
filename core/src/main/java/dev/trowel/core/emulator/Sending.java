package dev.trowel.core.emulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.trowel.core.emulator.http.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Sends one answer, well or badly.
record Sending(HttpExchange http, String workspaceId) {

  /// As it should be.
  void whole(Reply reply) throws IOException {
    if (begin(reply)) {
      http.getResponseBody().write(reply.content().array());
    }
  }

  /// Promises the whole body, sends half of it, and lets the connection be closed.
  void half(Reply reply) throws IOException {
    if (reply.content().size() > 0 && begin(reply)) {
      OutputStream out = http.getResponseBody();
      out.write(reply.content().array(), 0, reply.content().size() / 2);
      out.flush();
    }
  }

  /// Sends the body in pieces, each after a pause.
  void slowly(Reply reply, int pieces, Duration pause) throws IOException {
    if (begin(reply)) {
      byte[] all = reply.content().array();
      OutputStream out = http.getResponseBody();
      for (int piece = 0; piece < pieces; piece++) {
        int from = Math.toIntExact((long) all.length * piece / pieces);
        int to = Math.toIntExact((long) all.length * (piece + 1) / pieces);
        Dispatcher.pause(pause);
        out.write(all, from, to - from);
        out.flush();
      }
    }
  }

  /// Sends what comes before the body; gives whether there is one.
  private boolean begin(Reply reply) throws IOException {
    Headers headers = http.getResponseHeaders();
    headers.set("Content-Type", reply.contentType());
    headers.set("X-Databricks-Org-Id", workspaceId);
    reply.headers().forEach(headers::set);
    boolean none = reply.content().size() == 0 || http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(reply.status(), none ? -1 : reply.content().size());
    return !none;
  }
}
