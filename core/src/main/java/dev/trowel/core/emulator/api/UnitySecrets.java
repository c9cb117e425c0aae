package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// `/api/2.1/unity-catalog/secrets`: as other things in a schema, but that the value comes back
/// only when asked for, and then under another name.
public final class UnitySecrets {
  /// Where they are, which is also the last part of the address.
  public static final String PATH = "secrets";

  private static final Unity UNITY = new Unity(Securables.at(PATH));
  private static final String VALUE = "value";

  private UnitySecrets() {}

  /// The rows of this API.
  public static List<Route<World>> rows() {
    String base = "/api/2.1/unity-catalog/" + PATH;
    return List.of(
        post(base, (request, world) -> shown(UNITY.create(request, world), false)),
        get(base, (request, world) -> shown(UNITY.list(request, world), false)),
        get(base + "/{name}", UnitySecrets::one),
        patch(base + "/{name}", (request, world) -> shown(UNITY.update(request, world), false)),
        delete(base + "/{name}", UNITY::delete));
  }

  private static Reply one(Request request, World world) {
    return shown(UNITY.get(request, world), request.flag("include_value"));
  }

  private static Reply shown(Reply reply, boolean value) {
    try {
      ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(reply.content().array());
      if (answer.get(PATH) instanceof ArrayNode list) {
        list.forEach(secret -> hide((ObjectNode) secret, false));
      }
      return Reply.ok(hide(answer, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode hide(ObjectNode secret, boolean value) {
    if (value) {
      secret.set("effective_value", secret.path(VALUE));
    }
    secret.set("effective_owner", secret.path("owner"));
    secret.remove(VALUE);
    return secret;
  }
}
