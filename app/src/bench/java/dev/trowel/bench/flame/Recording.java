package dev.trowel.bench.flame;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// A file of Java's flight recorder, with samples of what threads executed.
record Recording(Path file) {

  private static final String SAMPLE = "jdk.ExecutionSample";

  /// Has the command of `args` run under the recorder, which takes samples each five milliseconds
  /// and nothing else.
  ///
  /// @param args the file for the recording, then the command
  public static void main(String[] args) throws IOException {
    try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
      recording.enable(SAMPLE).withPeriod(Duration.ofMillis(5));
      recording.start();
      Whole.run(Arrays.copyOfRange(args, 1, args.length));
      recording.stop();
      recording.dump(Path.of(args[0]));
    }
  }

  /// Adds the samples of all threads.
  void addTo(Stacks stacks) throws IOException {
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          List<String> frames = Frames.outward(names(event.getStackTrace().getFrames()));
          if (!frames.isEmpty()) {
            stacks.add(frames, 1);
          }
        }
      }
    }
  }

  private static List<String> names(List<RecordedFrame> frames) {
    return frames.stream()
        .map(RecordedFrame::getMethod)
        .map(method -> Frames.name(method.getType().getName(), method.getName()))
        .toList();
  }
}
