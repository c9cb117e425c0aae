package dev.trowel.app.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The gist of a printed diagnostic: without its detail.
///
/// @param headline severity and summary
/// @param places paths in the configuration and places in files, in the order printed
record Said(String headline, List<String> places) implements Comparable<Said> {

  private static final Pattern HEADLINE = Pattern.compile("(Error|Warning|Recommendation): .*");
  private static final Pattern PLACE = Pattern.compile("  (at|in|  ) (\\S.*)");

  /// The incumbent calls what it looked for by the name of a type in its code.
  private static final Pattern TYPE = Pattern.compile("err: \\w+ named '");

  Said {
    places = List.copyOf(places);
  }

  /// The diagnostics that a text shows, sorted.
  static List<Said> in(String text) {
    List<Said> found = new ArrayList<>();
    String headline = "";
    List<String> places = new ArrayList<>();
    boolean detail = false;
    for (String line : text.lines().toList()) {
      Matcher place = PLACE.matcher(line);
      if (HEADLINE.matcher(line).matches()) {
        add(found, headline, places);
        headline = TYPE.matcher(line).replaceFirst("err: it named '");
        places.clear();
        detail = false;
      } else if (!detail && place.matches()) {
        places.add(place.group(2));
      } else {
        detail |= line.isEmpty() && !places.isEmpty();
      }
    }
    add(found, headline, places);
    return List.copyOf(new TreeSet<>(found));
  }

  private static void add(List<Said> found, String headline, List<String> places) {
    if (!headline.isEmpty()) {
      found.add(new Said(headline, places));
    }
  }

  /// Whether it says the same; a text without places, or without files, leaves them open.
  boolean says(Said other) {
    return headline.equals(other.headline)
        && (other.places.isEmpty() || places(false).equals(other.places(false)))
        && (other.places(true).isEmpty() || places(true).equals(other.places(true)));
  }

  private List<String> places(boolean inFiles) {
    return places.stream().filter(place -> place.matches(".*:\\d+:\\d+") == inFiles).toList();
  }

  @Override
  public int compareTo(Said other) {
    return toString().compareTo(other.toString());
  }
}
