package dev.trowel.core.python;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Strikes secrets out of what code says: a traceback may quote them.
final class Redactor {

  private static final String STRUCK = "[redacted]";
  private static final int SHORTEST = 5;
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|private_?key|api_?key|access_?key|credential).*");

  private final List<String> secrets;

  private Redactor(List<String> secrets) {
    this.secrets = secrets;
  }

  /// A redactor of `secrets` and of what environment variables hold whose name says that it is one.
  static Redactor of(Map<String, String> environment, List<String> secrets) {
    Stream<String> named =
        environment.entrySet().stream()
            .filter(each -> SECRET_NAME.matcher(each.getKey()).matches())
            .map(Map.Entry::getValue);
    return new Redactor(
        Stream.concat(named, secrets.stream())
            .filter(each -> each.length() >= SHORTEST)
            .flatMap(each -> Stream.of(each, escaped(each)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  String strike(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, STRUCK);
    }
    return clean;
  }
}
