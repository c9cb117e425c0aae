package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Cuts lists into pages; a page's token is opaque to the client and names where it starts.
///
/// @param items what is on the page
/// @param next the next page's token, `""` on the last page
record Pages<T>(List<T> items, String next) {

  /// The page that `token` (`""` for the first) names, of at most `limit` items.
  static <T> Pages<T> cut(List<T> all, int limit, String token) {
    int start = Math.min(startOf(token), all.size());
    int end = Math.min(start + limit, all.size());
    return new Pages<>(all.subList(start, end), end < all.size() ? tokenOf(end) : "");
  }

  /// `{"<field>": […], "next_page_token": …}`, the token only where there is a next page.
  static ObjectNode render(String field, Pages<? extends JsonNode> page) {
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray(field);
    page.items().forEach(list::add);
    if (!page.next().isEmpty()) {
      answer.put("next_page_token", page.next());
    }
    return answer;
  }

  private static int startOf(String token) {
    if (token.isEmpty()) {
      return 0;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return Math.max(0, Integer.parseInt(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("Invalid page token: " + token);
    }
  }

  private static String tokenOf(int start) {
    byte[] text = Integer.toString(start).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
