package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// How files in the workspace say who did something: fields beside others.
public final class AuthorJson {

  private AuthorJson() {}

  /// Says it for whoever looks back, to whom the process means nothing.
  public static void write(Author author, ObjectNode json) {
    json.put("user", author.user()).put("host", author.host()).put("ci_run", author.ciRun());
    json.put("commit", author.commit()).put("branch", author.branch());
  }

  /// What is not said is `""`.
  public static Author read(JsonNode json) {
    return new Author(
        json.path("user").asText(""),
        json.path("host").asText(""),
        json.path("process").asText(""),
        json.path("ci_run").asText(""),
        json.path("commit").asText(""),
        json.path("branch").asText(""));
  }
}
