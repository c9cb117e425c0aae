package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalFilesTest {

  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.*");

  @ParameterizedTest
  @CsvSource({
    "./nb.py,true",
    "a b/c:d,true",
    "nb,true",
    ":a,true",
    "1a:b,true",
    "a_b:c,true",
    "'',false",
    "/Workspace/a,false",
    "${var.path}/a,false",
    "a${var.path},true",
    "dbfs:/a.jar,false",
    "s3://a,false",
    "git+ssh:x:y,false",
    "a:,false"
  })
  void tellsPathsFromAddresses(String text, boolean local) {
    assertThat(LocalFiles.isLocal(text)).isEqualTo(local);
  }

  @Property(tries = 5000)
  void takesForAnAddressWhatOneLineWithASchemeIs(@ForAll("texts") String text) {
    boolean elsewhere = text.isEmpty() || text.startsWith("/") || text.startsWith("${");

    assertThat(LocalFiles.isLocal(text)).isEqualTo(!elsewhere && !SCHEME.matcher(text).matches());
  }

  @Provide
  Arbitrary<String> texts() {
    List<String> parts =
        List.of(
            "a", "z", "A", "Z", "0", "9", "+", ".", "-", "_", "@", "[", "`", "{", ":", ":", ":",
            "/", "${", " ", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000B", "é", "s3:", "b");
    return Arbitraries.of(parts).list().ofMaxSize(7).map(each -> String.join("", each));
  }
}
