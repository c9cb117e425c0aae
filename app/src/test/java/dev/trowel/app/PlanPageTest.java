package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.review.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page about plans tells every reason there is, the gravest first.
class PlanPageTest {

  private static final Path PAGE = Path.of("../docs/plan.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)(?: [A-Z]+)?` \\|");

  @Test
  void explainsEveryReason() throws IOException {
    List<String> told =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).toList();

    assertThat(told).containsExactlyElementsOf(codes());
  }

  private static List<String> codes() {
    return Stream.of(Reason.Code.values()).map(Reason.Code::text).toList();
  }
}
