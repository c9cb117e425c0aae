package dev.trowel.core.sync;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;

/// The machine's file system, which keeps count of what is asked of it.
final class WatchedFiles extends FileSystemProvider {

  private final FileSystem real = FileSystems.getDefault();
  private final FileSystem watched = new Watched();
  private final Map<Path, Path> wrapped = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Path> looks = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Path> opens = new ConcurrentLinkedQueue<>();

  /// The same path, where what is done with it is counted.
  Path watch(Path path) {
    return wrapped.computeIfAbsent(path, this::wrap);
  }

  /// What was looked at without being opened, once for each time.
  List<Path> looks() {
    return List.copyOf(looks);
  }

  /// What was opened, once for each time; folders that were listed are not among it.
  List<Path> opens() {
    return List.copyOf(opens);
  }

  void forget() {
    looks.clear();
    opens.clear();
  }

  private Path wrap(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            WatchedFiles.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (_, method, arguments) -> call(path, method, arguments));
  }

  private Object call(Path path, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return watched;
    }
    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] instanceof Path each ? plain(each) : plain[i];
    }
    try {
      return given(method.invoke(path, plain));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object given(Object result) {
    return switch (result) {
      case Path path -> watch(path);
      case Iterator<?> parts -> parts;
      case null, default -> result;
    };
  }

  private Path plain(Path path) {
    return path.getFileSystem() == watched ? real.getPath(path.toString()) : path;
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    looks.add(plain(path));
    return Files.readAttributes(plain(path), names, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    looks.add(plain(path));
    return Files.readAttributes(plain(path), type, options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    looks.add(plain(path));
    real.provider().checkAccess(plain(path), modes);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(plain(path), options, attributes);
    opens.add(plain(path));
    return channel;
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // Whoever asked for it closes it, through what it gets.
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(plain(folder));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return StreamSupport.stream(stream.spliterator(), false)
            .map(WatchedFiles.this::watch)
            .iterator();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(plain(path), type, options);
  }

  @Override
  public String getScheme() {
    return "watched";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return watched;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return Files.isSameFile(plain(one), plain(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(plain(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(plain(path));
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  private final class Watched extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return WatchedFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public String getSeparator() {
      return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return real.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
      return watch(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      return real.getPathMatcher(pattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
      return real.newWatchService();
    }
  }
}
