package dev.trowel.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Watches the peak of a process's memory while it runs.
///
/// The kernel forgets it (`VmHWM`) when the process ends, so it is read over and over; it only
/// grows, so what may be missed is what was added since the last look: two milliseconds' worth at
/// the start, ten later. A system without `/proc` tells nothing.
final class Peak {

  private static final String FIELD = "VmHWM:";
  private static final int EARLY = 500;

  private final Path status;
  private double kilobytes;

  Peak(long pid) {
    status = Path.of("/proc", Long.toString(pid), "status");
  }

  /// Waits until `process` ends, and gives its peak in megabytes; 0 when nothing was told.
  double await(Process process) throws InterruptedException {
    for (int look = 0; !process.waitFor(look < EARLY ? 2 : 10, TimeUnit.MILLISECONDS); look++) {
      look();
    }
    return kilobytes / 1024;
  }

  private void look() {
    try {
      List<String> lines = Files.readAllLines(status);
      lines.stream()
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToDouble(Double::parseDouble)
          .forEach(now -> kilobytes = Math.max(kilobytes, now));
    } catch (IOException e) {
      // It ended meanwhile, or there is no such file here: what was seen so far counts.
    }
  }
}
