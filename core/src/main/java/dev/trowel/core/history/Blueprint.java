package dev.trowel.core.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was deployed, as it is kept: the resolved bundle without its secrets, and the digests of
/// its files.
///
/// @param tree the resolved tree; libraries have their places in the workspace, references between
///   resources stand as they are written
/// @param hidden where in the tree a secret stood
/// @param written the file that wrote each resource, by its key
/// @param left the resources that nobody asked for, so that the tree does not say how they are
/// @param files the digest of each file, by its path below the sync root
/// @param libraries the digest of each library, by its name
public record Blueprint(
    ObjectNode tree,
    SortedSet<String> hidden,
    SortedMap<String, String> written,
    SortedSet<String> left,
    SortedMap<String, String> files,
    SortedMap<String, String> libraries) {

  public Blueprint {
    tree = tree.deepCopy();
    hidden = Collections.unmodifiableSortedSet(new TreeSet<>(hidden));
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
    left = Collections.unmodifiableSortedSet(new TreeSet<>(left));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
  }

  @Override
  public ObjectNode tree() {
    return tree.deepCopy();
  }
}
