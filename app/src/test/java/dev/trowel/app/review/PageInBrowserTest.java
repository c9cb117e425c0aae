package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The page of `docs/plan-40.html` in a real browser, where there is one (`apt-get install chromium
/// chromium-driver`); with `-Dtranscripts.update=true` its picture is taken again, of the page as
/// `ReleaseTest` left it.
@ResourceLock("docs/plan-40")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class PageInBrowserTest {

  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  private static final URI PAGE = DOCS.resolve("plan-40.html").toUri();
  private static final String SHOWN =
      "return Array.from(document.querySelectorAll('.item:not([hidden])')).map(each => each.id);";

  @TempDir static Path home;

  private Browser browser;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    assumeTrue(Browser.isThere(), "no chromium and chromedriver: the page is not looked at");
    browser = Browser.start(home);
  }

  @AfterAll
  void end() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    browser.size(1280, 900);
    // What glides is elsewhere by the time it is clicked.
    browser.medium("{'features': [{'name': 'prefers-reduced-motion', 'value': 'reduce'}]}");
    browser.go(URI.create("about:blank"));
    browser.log("browser");
    browser.log("performance");
    browser.go(PAGE);
  }

  private int shown() throws IOException, InterruptedException {
    return browser.run(SHOWN).size();
  }

  private boolean is(String condition) throws IOException, InterruptedException {
    return browser.run("return " + condition + ";").asBoolean();
  }

  @Test
  void asksForNothingElseAndComplainsOfNothing() throws IOException, InterruptedException {
    browser.click("#open");
    browser.click(".tile.drift");

    assertThat(browser.requests()).contains(PAGE.toString()).isSubsetOf(PAGE.toString(), "data:,");
    assertThat(browser.log("browser")).isEmpty();
  }

  @Test
  void itsPolicyLetsNobodyElseAskEither() throws IOException, InterruptedException {
    browser.run(
        "const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x.png';"
            + "document.body.append(image);const script = document.createElement('script');"
            + " script.textContent = 'window.hit = 1';document.body.append(script);");

    assertThat(is("window.hit === undefined")).isTrue();
    assertThat(browser.log("browser").toString()).contains("Content Security Policy");
  }

  @Test
  void showsWhatTheFilterSays() throws IOException, InterruptedException {
    assertThat(shown()).isEqualTo(40);

    browser.type("#words", "demand train");
    assertThat(browser.run(SHOWN).valueStream().map(each -> each.asText()))
        .contains("jobs.demand_training", "jobs.demand_monitoring")
        .doesNotContain("jobs.fare_training");
    assertThat(
            is(
                "document.querySelector('.graph a[data-to=\"jobs.fare_training\"]')"
                    + ".classList.contains('dim')"))
        .isTrue();
    browser.type("#words", " nowhere");
    assertThat(shown()).isZero();
    assertThat(is("!document.getElementById('nothing').hidden")).isTrue();
    browser.click("#clear");
    assertThat(shown()).isEqualTo(40);
  }

  @Test
  void showsOneActionOneKindOrDriftOnly() throws IOException, InterruptedException {
    browser.click("[data-action=delete].tile");
    assertThat(browser.run(SHOWN).toString()).isEqualTo("[\"registered_models.fare_legacy\"]");
    browser.click("[data-action=delete].tile");
    browser.click(".tile.drift");
    assertThat(shown()).isEqualTo(3);
    browser.type("#kind", "jobs");
    assertThat(browser.run(SHOWN).toString())
        .isEqualTo("[\"jobs.churn_scoring\",\"jobs.churn_training\"]");
    assertThat(is("document.getElementById('shown').textContent === '2 of 40 resources'")).isTrue();
  }

  @Test
  void opensAndClosesAll() throws IOException, InterruptedException {
    browser.click("#open");
    assertThat(is("document.querySelectorAll('.item[open]').length === 40")).isTrue();
    browser.click("#close");
    assertThat(is("document.querySelectorAll('.item[open]').length === 0")).isTrue();
    browser.click("[id='jobs.fare_training'] > summary");
    assertThat(is("document.getElementById('jobs.fare_training').open")).isTrue();
  }

  @Test
  void aNodeLeadsToItsResourceAlsoWhenItIsFilteredOut() throws IOException, InterruptedException {
    browser.type("#words", "nowhere");
    browser.click(".graph a[data-to='jobs.demand_training'] .sign");

    assertThat(is("location.hash === '#jobs.demand_training'")).isTrue();
    assertThat(is("document.getElementById('jobs.demand_training').open")).isTrue();
    assertThat(is("!document.getElementById('jobs.demand_training').hidden")).isTrue();
    assertThat(is("document.activeElement.closest('.item').id === 'jobs.demand_training'"))
        .isTrue();
  }

  @Test
  void aLinkLeadsToOneResource() throws IOException, InterruptedException {
    browser.go(URI.create("about:blank"));
    browser.go(URI.create(PAGE + "#jobs.fare_monitoring"));

    assertThat(is("document.getElementById('jobs.fare_monitoring').open")).isTrue();
  }

  @Test
  void canBeUsedWithoutAMouse() throws IOException, InterruptedException {
    browser.type("body", "/fraud");
    assertThat(is("document.activeElement.id === 'words'")).isTrue();
    assertThat(shown()).isBetween(1, 10);
    browser.type("#words", "\uE00C");
    assertThat(shown()).isEqualTo(40);
    browser.type("[id='jobs.fare_training'] > summary", "\uE007");
    assertThat(is("document.getElementById('jobs.fare_training').open")).isTrue();
  }

  @Test
  void fitsOntoScreensOfAllWidths() throws IOException, InterruptedException {
    browser.click("#open");
    for (int width : new int[] {1280, 768, 390}) {
      browser.size(width, 900);

      assertThat(browser.run("return document.documentElement.scrollWidth;").asInt())
          .as("at a width of " + width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void printsWithAllOpen() throws IOException, InterruptedException {
    browser.run("window.dispatchEvent(new Event('beforeprint'));");
    assertThat(is("document.querySelectorAll('.item[open]').length === 40")).isTrue();
    browser.medium("{'media': 'print', 'features': []}");
    assertThat(is("getComputedStyle(document.getElementById('tools')).display === 'none'"))
        .isTrue();
    browser.run("window.dispatchEvent(new Event('afterprint'));");
    assertThat(is("document.querySelectorAll('.item[open]').length < 40")).isTrue();
  }

  @Test
  void looksLikeSomethingInTheLightAndInTheDark() throws IOException, InterruptedException {
    Set<Integer> light = colours("light");
    Set<Integer> dark = colours("dark");

    assertThat(light).hasSizeGreaterThan(100);
    assertThat(dark).hasSizeGreaterThan(100);
    assertThat(dark).isNotEqualTo(light);
  }

  private Set<Integer> colours(String scheme) throws IOException, InterruptedException {
    browser.medium("{'features': [{'name': 'prefers-color-scheme', 'value': '" + scheme + "'}]}");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.picture()));
    Set<Integer> found = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found.add(image.getRGB(x, y));
      }
    }
    return found;
  }

  @Test
  void itsPictureIsInTheDocs() throws IOException, InterruptedException {
    Path file = DOCS.resolve("plan-40.png");
    if (Boolean.getBoolean("transcripts.update")) {
      browser.size(1280, 2400);
      browser.medium("{'features': [{'name': 'prefers-color-scheme', 'value': 'light'}]}");
      Files.write(file, browser.picture());
    }

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(2400);
  }
}
