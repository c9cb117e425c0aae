package dev.trowel.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page with places for what is measured: what stands between `<!-- bench: NAME -->` and `<!--
/// /bench -->` is written by a program, all else by people.
record Page(String text) {

  /// The page with `content` at the place called `name`.
  ///
  /// @throws IllegalArgumentException when it has no such place
  Page with(String name, String content) {
    Matcher place =
        Pattern.compile("(?s)(<!-- bench: " + Pattern.quote(name) + " -->\n).*?(<!-- /bench -->)")
            .matcher(text);
    if (!place.find()) {
      throw new IllegalArgumentException("the page has no place for " + name);
    }
    return new Page(
        text.substring(0, place.end(1)) + "\n" + content + "\n" + text.substring(place.start(2)));
  }
}
