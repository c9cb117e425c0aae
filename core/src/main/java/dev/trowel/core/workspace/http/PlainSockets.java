package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Plain sockets that keep to the connect budget.
final class PlainSockets extends PlainConnectionSocketFactory {

  @Override
  public Socket connectSocket(
      int timeout,
      @Nullable Socket socket,
      HttpHost host,
      InetSocketAddress remote,
      @Nullable InetSocketAddress local,
      HttpContext context)
      throws IOException {
    int left = ConnectBudget.left(context, timeout);
    return super.connectSocket(left, socket, host, remote, local, context);
  }
}
