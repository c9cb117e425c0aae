package dev.trowel.core.event;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/// One thing that happened while applying; the only way apply speaks to the console.
public sealed interface Event {

  /// What is in the workspace is about to be read.
  record Reading() implements Event {}

  /// What has to be done before anything is changed is about to be done, such as taking the turn.
  record Preparing() implements Event {}

  /// `count` resources are about to be changed; each ends as done, kept, failed or skipped.
  record Changing(int count) implements Event {}

  /// A request will be sent again after `pause`: the workspace asks for that, or did not answer.
  ///
  /// @param asked whether it asks for it
  record Pausing(Duration pause, boolean asked) implements Event {}

  /// A request that changes `key` is about to be sent; `action` as in plan files.
  record Started(ResourceKey key, String action) implements Event {}

  /// `key` was changed and is not ready yet; `state` is the workspace's word for how far it is.
  record Waiting(ResourceKey key, String state) implements Event {}

  /// `key` is as planned.
  record Done(ResourceKey key, String action, String id) implements Event {}

  /// `key` turned out to be as planned before anything was sent.
  record Kept(ResourceKey key) implements Event {}

  /// `key` could not be changed.
  record Failed(ResourceKey key, Diagnostic diagnostic) implements Event {}

  /// `key` was not touched, because `failed`, which it depends on, did not succeed.
  record Skipped(ResourceKey key, ResourceKey failed) implements Event {}

  /// `count` files are about to be uploaded to `folder`, `bytes` in all, or deleted there.
  record Uploading(String folder, int count, long bytes) implements Event {}

  /// A file of so many bytes was uploaded, or with `removed` deleted; its path relative to the
  /// folder of files.
  record Uploaded(String path, boolean removed, long bytes) implements Event {}

  /// The bundle's script `name` is about to run.
  record ScriptStarted(String name) implements Event {}

  /// The bundle's script `name` printed a line.
  record ScriptPrinted(String name, String line) implements Event {}

  /// The command of the artifact `name` is about to run.
  record Building(String name) implements Event {}

  /// The command of the artifact `name` printed a line.
  record BuildOutput(String name, String line) implements Event {}

  /// Somebody else has the turn to deploy; a sentence that says who, and what is done about it.
  record Queueing(String line) implements Event {}

  /// A part failed, and what was done is about to be put back.
  record PuttingBack() implements Event {}

  /// How far something is that the workspace does in several steps, such as a run with its tasks.
  ///
  /// @param title what it is, and how far, in a few words
  record Following(String title, List<Step> steps) implements Event {
    public Following {
      steps = List.copyOf(steps);
    }
  }

  /// One of several steps.
  ///
  /// @param depth how many others come before it on the longest way
  /// @param state the workspace's word
  /// @param millis how long it ran so far
  record Step(String name, int depth, String state, boolean running, long millis) {}

  /// A library is about to be uploaded; its path relative to the bundle root.
  record UploadingLibrary(String path) implements Event {}
}
