package dev.trowel.app.badinput;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/// Sees whether the program opens a connection or starts a tool: all ways out lead here.
final class Trap implements AutoCloseable {

  /// A smaller file is not taken for the login tool.
  private static final int TOOL_SIZE = 1 << 20;

  private final ServerSocket door;
  private final Path tools;
  private final Path mark;

  Trap(Path folder) {
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      tools = Files.createDirectories(folder.resolve("tools"));
      mark = folder.resolve("started");
      for (String name : new String[] {"databricks", "az", "sh", "touch"}) {
        tool(name);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// An environment whose proxies and tools are the trap, and whose tokens are of every kind.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (String proxy : new String[] {"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"}) {
      environment.put(proxy, "http://" + address());
    }
    environment.put("PATH", tools.toString());
    return environment;
  }

  /// Host and port.
  String address() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /// Whether anybody connected; connections wait in the door until somebody looks.
  boolean wasEntered() {
    try {
      door.setSoTimeout(1);
      door.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// How many connect while `visit` runs; the door is shut on each of them.
  int visitsDuring(Runnable visit) {
    Thread visitor = Thread.ofVirtual().start(visit);
    int visits = 0;
    while (visitor.isAlive()) {
      visits += wasEntered() ? 1 : 0;
    }
    return visits;
  }

  /// Whether a tool was started.
  boolean sawAProcess() {
    return Files.exists(mark);
  }

  private void tool(String name) throws IOException {
    String script = "#!/bin/sh\n: > '" + mark + "'\nexit 1\n";
    Path tool = tools.resolve(name);
    Files.writeString(tool, script + "#".repeat(TOOL_SIZE));
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
