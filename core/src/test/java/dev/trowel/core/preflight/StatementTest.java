package dev.trowel.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

final class StatementTest {

  private static final Pattern WORDS =
      Pattern.compile("databricks groups create ('(?:[^']|'\\\\'')*'|[\\w@%+=:,./-]+)");
  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`", Pattern.DOTALL);

  /// Whatever stands between the outermost quotes ends no word but where a quote is written as the
  /// shell has it.
  @Property
  void anyArgumentIsOneWordOfTheShell(
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '~') String argument) {
    var matcher = WORDS.matcher(Statement.shell("groups", "create", argument).text());

    assertThat(matcher.matches()).isTrue();
    String word = matcher.group(1);
    String plain =
        word.startsWith("'") ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    assertThat(plain).isEqualTo(argument);
  }

  @Property
  void anyNameIsOneNameOfSql(@ForAll @StringLength(max = 20) String name) {
    var matcher = NAME.matcher(Statement.name(name));

    assertThat(matcher.matches()).isTrue();
    assertThat(matcher.group(1).replace("``", "`")).isEqualTo(name);
  }
}
