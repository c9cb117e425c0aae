package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `local serve` as its own process, where nothing else has set up the JDK's server before.
final class LocalServeIT {

  private static final int MORE_THAN_THE_LIBRARY_KEEPS = 250;
  private static final byte[] REQUEST =
      "GET /api/2.2/jobs/list HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);

  @TempDir Path folder;

  @Test
  void keepsOpenWhatManyWhoWaitOpened() throws IOException {
    List<Socket> open = new ArrayList<>();
    try (SteeredServer server = new SteeredServer(folder)) {
      URI uri = URI.create(Objects.requireNonNull(server.helm().login().get("DATABRICKS_HOST")));
      for (int i = 0; i < MORE_THAN_THE_LIBRARY_KEEPS; i++) {
        open.add(new Socket(uri.getHost(), uri.getPort()));
      }
      for (int round = 1; round <= 2; round++) {
        for (Socket socket : open) {
          assertThat(answer(socket)).as("round %d", round).startsWith("HTTP/1.1 401");
        }
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /// What comes of a request, as far as it arrives at once.
  private static String answer(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    byte[] part = new byte[4096];
    int length = socket.getInputStream().read(part);
    return length < 0 ? "closed" : new String(part, 0, length, US_ASCII);
  }
}
