package dev.trowel.core.event;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;

/// One thing that happened while applying; the only way apply speaks to the console.
public sealed interface Event {

  /// A request that changes `key` is about to be sent; `action` as in plan files.
  record Started(ResourceKey key, String action) implements Event {}

  /// `key` was changed and is not ready yet; `state` is the workspace's word for how far it is.
  record Waiting(ResourceKey key, String state) implements Event {}

  /// `key` is as planned.
  record Done(ResourceKey key, String action, String id) implements Event {}

  /// `key` could not be changed.
  record Failed(ResourceKey key, Diagnostic diagnostic) implements Event {}

  /// `key` was not touched, because `failed`, which it depends on, did not succeed.
  record Skipped(ResourceKey key, ResourceKey failed) implements Event {}

  /// `count` files are about to be uploaded to `folder`.
  record Uploading(String folder, int count) implements Event {}

  /// A file was uploaded, or with `removed` deleted; its path relative to the folder of files.
  record Uploaded(String path, boolean removed) implements Event {}

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

  /// A library is about to be uploaded; its path relative to the bundle root.
  record UploadingLibrary(String path) implements Event {}
}
