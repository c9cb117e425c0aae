package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A workspace's file tree in memory, which counts calls and can break at one of them.
public final class MemoryFiles implements WorkspaceFiles {

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final TreeSet<String> folders = new TreeSet<>();
  private final List<String> changes = new ArrayList<>();
  private final SortedMap<String, Integer> writes = new TreeMap<>();
  private int calls;
  private int breakAt = Integer.MAX_VALUE;
  private boolean afterEffect;
  private boolean readBroken;

  /// From the `call`-th changing call on, counted from 1, every call fails as a lost connection
  /// does.
  ///
  /// @param effect whether the call at which it broke still took effect
  public synchronized void breakAt(int call, boolean effect) {
    calls = 0;
    breakAt = call;
    afterEffect = effect;
  }

  /// The next read fails.
  public synchronized void breakRead() {
    readBroken = true;
  }

  /// Mends what [#breakAt] broke; returns the number of changing calls since.
  public synchronized int mend() {
    breakAt = Integer.MAX_VALUE;
    return calls;
  }

  public synchronized boolean broke() {
    return calls >= breakAt;
  }

  /// The changing calls so far, such as `write /Workspace/x`.
  public synchronized List<String> changes() {
    return new ArrayList<>(changes);
  }

  public synchronized void forgetChanges() {
    changes.clear();
  }

  /// The files below `folder`, without that prefix.
  public synchronized List<String> names(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/"))
        .map(path -> path.substring(folder.length() + 1))
        .toList();
  }

  public synchronized Set<String> folders() {
    return new TreeSet<>(folders);
  }

  public synchronized String text(String path) {
    byte[] content = files.get(path);
    return content == null ? "(none)" : new String(content, StandardCharsets.UTF_8);
  }

  public synchronized void put(String path, String text) {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public synchronized void put(String path, byte[] content) {
    files.put(path, content.clone());
    addFolders(parent(path));
  }

  @Override
  public synchronized Optional<Info> stat(String path) {
    if (files.containsKey(path)) {
      return Optional.of(new Info(path, "FILE", "1"));
    }
    return folders.contains(path)
        ? Optional.of(new Info(path, "DIRECTORY", "2"))
        : Optional.empty();
  }

  @Override
  public synchronized List<Listed> list(String folder) {
    return names(folder).stream()
        .filter(name -> !name.contains("/"))
        .map(name -> new Listed(name, writes.getOrDefault(folder + "/" + name, 0).toString()))
        .toList();
  }

  @Override
  public synchronized Optional<byte[]> read(String path) {
    if (readBroken) {
      readBroken = false;
      throw new StopException(Diagnostic.error("lost", "connection lost at read " + path));
    }
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    return change("write " + path, () -> doWrite(path, content, overwrite));
  }

  @Override
  public void mkdirs(String path) {
    change(
        "mkdirs " + path,
        () -> {
          addFolders(path);
          return true;
        });
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    return change("delete " + path, () -> doDelete(path, recursive));
  }

  private Written doWrite(String path, byte[] content, boolean overwrite) {
    if (files.containsKey(path) && !overwrite) {
      return Written.EXISTS;
    }
    files.put(path, content.clone());
    writes.merge(path, 1, Integer::sum);
    addFolders(parent(path));
    return Written.DONE;
  }

  private boolean doDelete(String path, boolean recursive) {
    if (files.remove(path) != null) {
      return true;
    }
    boolean hasChildren =
        files.keySet().stream().anyMatch(p -> p.startsWith(path + "/"))
            || folders.stream().anyMatch(p -> p.startsWith(path + "/"));
    if (hasChildren && !recursive) {
      throw new StopException(Diagnostic.error("api", "DIRECTORY_NOT_EMPTY " + path));
    }
    files.keySet().removeIf(p -> p.startsWith(path + "/"));
    folders.removeIf(p -> p.startsWith(path + "/"));
    return folders.remove(path);
  }

  private synchronized <T> T change(String call, Supplier<T> effect) {
    calls++;
    if (calls > breakAt || (calls == breakAt && !afterEffect)) {
      throw new StopException(Diagnostic.error("lost", "connection lost at " + call));
    }
    changes.add(call);
    T result = effect.get();
    if (calls == breakAt) {
      throw new StopException(Diagnostic.error("lost", "connection lost after " + call));
    }
    return result;
  }

  private void addFolders(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      folders.add(at);
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
