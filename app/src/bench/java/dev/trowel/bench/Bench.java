package dev.trowel.bench;

import dev.trowel.bench.flame.FlameSuite;
import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Settings;
import dev.trowel.bench.micro.MicroSuite;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;

/// The benchmarks: measures what the properties ask for ([Settings]), prints the tables of
/// `docs/performance.md`, and writes them and the pictures.
public final class Bench {

  private Bench() {}

  /// Runs them; it needs no arguments.
  public static void main(String[] args) throws IOException {
    Settings settings = Settings.ofProperties();
    Path work = Files.createTempDirectory("trowel-bench");
    try {
      Ledger ledger = Ledger.in(settings.out());
      ledger.put(Names.LOAD, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      ledger.put(Names.JAVA, Runner.java(work).median(settings.runs(), "-version"));
      measure(settings, ledger, work);
      new Pages(settings, ledger).write();
    } finally {
      Folder.delete(work);
    }
  }

  private static void measure(Settings settings, Ledger ledger, Path work) throws IOException {
    Set<String> parts = settings.parts();
    if (parts.contains("start")) {
      new StartSuite(settings, ledger, work).run();
    }
    if (parts.contains("rounds")) {
      new RoundsSuite(settings, ledger, work).run();
    }
    if (parts.contains("growth")) {
      new GrowthSuite(settings, ledger, work).run();
    }
    if (parts.contains("files")) {
      new FilesSuite(settings, ledger, work).run();
    }
    if (parts.contains("micro")) {
      new MicroSuite(settings, work, (name, values) -> ledger.put("micro/" + name, values)).run();
    }
    if (parts.contains("flames")) {
      new FlameSuite(settings, work, (name, shares) -> keep(ledger, name, shares)).run();
    }
  }

  private static void keep(Ledger ledger, String profile, SortedMap<String, Double> shares) {
    ledger.drop(Names.shares(profile));
    shares.forEach((whose, share) -> ledger.put(Names.shares(profile) + whose, share));
  }

  /// Tells the person who waits.
  static void say(String text) {
    System.out.println(text);
  }
}
