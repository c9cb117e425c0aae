package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.online.Thing.Listing;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The requests about things.
public final class Requests {

  private static final int MOST_PAGES = 50;

  private Requests() {}

  /// The ids of all things of the sort of `named`; empty when they are not listed, or that is
  /// refused.
  static Optional<List<String>> ids(Subject subject, Named named) {
    return named.thing().listing().flatMap(listing -> ids(subject, listing, named));
  }

  private static Optional<List<String>> ids(Subject subject, Listing listing, Named named) {
    List<String> ids = new ArrayList<>();
    Call first = call(listing.path(), named);
    Call next = first;
    for (int page = 0; page < MOST_PAGES; page++) {
      if (!(subject.asker().send(next) instanceof Answer.Ok(_, JsonNode body))) {
        return Optional.empty();
      }
      body.path(listing.list()).forEach(item -> ids.add(item.path(listing.id()).asText()));
      String token = body.path("next_page_token").asText();
      if (token.isEmpty()) {
        break;
      }
      next = first.query("page_token", token);
    }
    return Optional.of(ids);
  }

  /// The request that `template` says, for the id of `named`.
  public static Call call(String template, Named named) {
    String[] halves = template.split("\\?", 2);
    Call call = Call.get(filled(halves[0], named, true));
    for (String parameter : halves.length > 1 ? halves[1].split("&", -1) : new String[0]) {
      String[] pair = parameter.split("=", 2);
      call = call.query(pair[0], filled(pair[1], named, false));
    }
    return call;
  }

  private static String filled(String template, Named named, boolean encoded) {
    String text = template.replace("{0}", encoded ? Call.segment(named.id()) : named.id());
    for (int i = 0; i < named.parts().size(); i++) {
      String part = named.parts().get(i);
      text = text.replace("{" + (i + 1) + "}", encoded ? Call.segment(part) : part);
    }
    return text;
  }

  /// Whether the workspace does not know the request at all, as older ones do not.
  public static boolean isNoRequest(Answer.Refused refused) {
    return refused.errorCode().equals("ENDPOINT_NOT_FOUND")
        || refused.errorCode().equals("FEATURE_DISABLED");
  }
}
