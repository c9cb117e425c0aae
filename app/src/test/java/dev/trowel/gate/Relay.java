package dev.trowel.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy between a client and one server, which can die and come back.
final class Relay implements AutoCloseable {

  private final URI server;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private ServerSocket listener;

  Relay(URI server) throws IOException {
    this.server = server;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    serve(listener);
  }

  String uri() {
    return "http://127.0.0.1:" + port;
  }

  /// Refuses whoever comes, and resets the connections that there are.
  synchronized void die() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      reset(socket);
    }
    sockets.clear();
  }

  /// Closes without the usual farewell.
  private static void reset(Socket socket) throws IOException {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (SocketException closedAlready) {
      // It needs no more closing.
    }
  }

  /// Takes connections again.
  synchronized void comeBack() throws IOException {
    listener = listen(port);
    serve(listener);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void serve(ServerSocket on) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              join(on.accept());
            }
          } catch (IOException closed) {
            // It died, or the test is over.
          }
        });
  }

  private void join(Socket client) throws IOException {
    Socket other = new Socket(server.getHost(), server.getPort());
    sockets.addAll(List.of(client, other));
    pour(client, other);
    pour(other, client);
  }

  private static void pour(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
          } catch (IOException closed) {
            // One end is gone, and with it the other.
          }
        });
  }

  @Override
  public void close() throws IOException {
    die();
  }
}
