package dev.trowel.core.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.store.FolderLock;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// `owner.json`, by which a folder's server says where it listens.
final class Owners {
  private static final String FILE = "owner.json";
  private static final int PATIENCE_MILLIS = 2000;

  private Owners() {}

  /// Writes it whole, so that no reader sees half of it.
  static void write(Path folder, Owner owner) throws IOException {
    JsonNode node =
        Json.MAPPER
            .createObjectNode()
            .put("host", owner.uri().getHost())
            .put("pid", owner.pid())
            .put("port", owner.uri().getPort())
            .put("kind", owner.longLived() ? "long" : "short")
            .put("instance", owner.instance())
            .put("folder", folder.toRealPath().toString());
    Path fresh = folder.resolve(FILE + ".new");
    Files.writeString(fresh, node.toString());
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }

  /// Who works on `folder` now: it answers, or at least its process holds the lock.
  static Optional<Owner> alive(Path folder) throws IOException {
    Optional<Owner> said = read(folder);
    if (said.isEmpty() || answers(said.get())) {
      return said;
    }
    boolean own = said.get().pid() == ProcessHandle.current().pid();
    return !own && FolderLock.isHeld(folder) ? said : Optional.empty();
  }

  /// What `owner.json` says, true or not; one that came with a copied folder is not this folder's.
  static Optional<Owner> read(Path folder) throws IOException {
    try {
      JsonNode node = Json.MAPPER.readTree(Files.readString(folder.resolve(FILE)));
      if (!node.path("folder").asText().equals(folder.toRealPath().toString())) {
        return Optional.empty();
      }
      String uri = "http://" + node.path("host").asText() + ":" + node.path("port").asInt();
      boolean longLived = node.path("kind").asText().equals("long");
      String instance = node.path("instance").asText();
      return Optional.of(
          new Owner(URI.create(uri), node.path("pid").asLong(), longLived, instance));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Whether the server at that address is this very one: ports are used again.
  private static boolean answers(Owner owner) {
    try {
      URI uri = owner.uri().resolve(Dispatcher.IDENTITY);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try (var in = connection.getInputStream()) {
        JsonNode said = Json.MAPPER.readTree(in.readAllBytes());
        return said.path("instance").asText().equals(owner.instance());
      }
    } catch (IOException e) {
      return false;
    }
  }
}
