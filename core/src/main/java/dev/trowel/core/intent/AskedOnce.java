package dev.trowel.core.intent;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks each question once: a list of all objects serves every search among them.
///
/// @param rest is only read from
public record AskedOnce(RestClient rest, Map<Call, Answer> answers) implements RestClient {

  /// Nothing is asked yet.
  public AskedOnce(RestClient rest) {
    this(rest, new ConcurrentHashMap<>());
  }

  @Override
  public Answer send(Call call) {
    return call.isRead() ? answers.computeIfAbsent(call, rest::send) : rest.send(call);
  }
}
