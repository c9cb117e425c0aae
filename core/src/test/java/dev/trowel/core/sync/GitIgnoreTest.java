package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One row a fact of gitignore(5): the rule, a path (a folder when it ends with `/`), the verdict.
final class GitIgnoreTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          foo,foo,ignored
          foo,foo/,ignored
          foo,a/foo,ignored
          foo,foobar,silent
          foo,Foo,silent
          foo,a/b/foo/,ignored
          /foo,foo,ignored
          /foo,a/foo,silent
          //foo,foo,silent
          foo/,foo/,ignored
          foo/,foo,silent
          foo/,a/foo/,ignored
          /foo/,a/foo/,silent
          a/foo,a/foo,ignored
          a/foo,b/a/foo,silent
          a/foo/,a/foo/,ignored
          a/foo/,a/foo,silent
          foo//,foo/,silent
          *.py,a.py,ignored
          *.py,a/b.py,ignored
          *.py,.py,ignored
          *.py,a.pyc,silent
          /*.py,a/b.py,silent
          a/*.py,a/b.py,ignored
          a/*.py,a/b/c.py,silent
          *,anything,ignored
          *,a/b/c,ignored
          a/*,a/b/,ignored
          a/*,a/b/c,silent
          f?o,foo,ignored
          f?o,fo,silent
          a?b,a/b,silent
          **/foo,foo,ignored
          **/foo,a/b/foo,ignored
          **/foo,a/xfoo,silent
          foo/**,foo/a/b,ignored
          foo/**,foo/,silent
          foo/**,a/foo/b,silent
          a/**/b,a/b,ignored
          a/**/b,a/x/b,ignored
          a/**/b,a/x/y/b,ignored
          a/**/b,axb,silent
          a/**/b,a/xb,silent
          **/a/**/b,x/a/y/b,ignored
          **,a/b,ignored
          **/,a/,ignored
          **/,a,silent
          a**b,axxb,ignored
          a**b/c,axxb/c,ignored
          x/a**b,x/a/b,silent
          /**/foo,foo,ignored
          ***/foo,a/foo,ignored
          a/**/,a/b/,ignored
          a/**/,a/b,silent
          [ab].c,a.c,ignored
          [ab].c,c.c,silent
          [!ab].c,c.c,ignored
          [^ab].c,a.c,silent
          [a-c]x,bx,ignored
          [a-c]x,dx,silent
          [a-]x,-x,ignored
          [-a]x,-x,ignored
          []a]x,]x,ignored
          [!]a]x,]x,silent
          [[]x,[x,ignored
          [a-c-e]x,-x,ignored
          [a-c-e]x,dx,silent
          [\\]]x,]x,ignored
          [a-\\c]x,bx,ignored
          [[:digit:]]x,7x,ignored
          [[:digit:]]x,ax,silent
          [![:space:]]x,ax,ignored
          [[:alpha:][:digit:]]x,7x,ignored
          [[:nonsense:]]x,nx,silent
          [abc,[abc,silent
          a[!b]c,a/c,silent
          "\\#x","#x",ignored
          \\!x,!x,ignored
          "#x","#x",silent
          "x ",x,ignored
          "x   ",x,ignored
          "x\\ ","x ",ignored
          "x\\ ",x,silent
          " x"," x",ignored
          " x",x,silent
          a\\*b,a*b,ignored
          a\\*b,axb,silent
          \\a,a,ignored
          a\\,a,silent
          a\\\\b,a\\b,ignored
          !x,x,kept
          !x/,x/,kept
          !/x,a/x,silent
          !,x,silent
          /,x,silent
          "",x,silent
          .*,.git,ignored
          .*,a,silent
          é*,ea,silent
          é*,éa,ignored
          a.b,axb,silent
          (a|b)+$,(a|b)+$,ignored
          """)
  void decidesAsGitDoes(String rule, String path, String verdict) {
    boolean folder = path.endsWith("/");
    String plain = folder ? path.substring(0, path.length() - 1) : path;
    assertThat(say(GitIgnore.of(List.of(rule)), plain, folder)).isEqualTo(verdict);
  }

  @Test
  void letsTheLastRuleDecide() {
    GitIgnore rules = GitIgnore.parse("*.log\n!keep.log\n/keep.log\n");
    assertThat(say(rules, "a.log", false)).isEqualTo("ignored");
    assertThat(say(rules, "a/keep.log", false)).isEqualTo("kept");
    assertThat(say(rules, "keep.log", false)).isEqualTo("ignored");
  }

  @Test
  void readsFilesWithCarriageReturnsAndAByteOrderMark() {
    GitIgnore rules = GitIgnore.parse("\uFEFFa\r\n\r\n# b\r\nc");
    assertThat(say(rules, "a", false)).isEqualTo("ignored");
    assertThat(say(rules, "c", false)).isEqualTo("ignored");
    assertThat(say(rules, "b", false)).isEqualTo("silent");
  }

  @Test
  void needsNoLongerForAManyStarredGlob() {
    GitIgnore rules = GitIgnore.of(List.of("*a".repeat(40) + "b", "**/a/".repeat(40) + "b"));
    assertThat(say(rules, "a/".repeat(200) + "c", false)).isEqualTo("silent");
    assertThat(say(rules, "a".repeat(400), false)).isEqualTo("silent");
  }

  private static String say(GitIgnore rules, String path, boolean folder) {
    return rules.verdict(path, folder).map(v -> v.ignored() ? "ignored" : "kept").orElse("silent");
  }
}
