package dev.trowel.app.console;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A line of a file as a terminal shows it: each piece takes as many cells as it says.
///
/// @param pieces from left to right
record SourceLine(List<Piece> pieces) {

  private static final String CUT = "…";
  private static final int TAB = 4;

  /// How much is shown before a place far to the right.
  private static final int CONTEXT = 20;

  /// @param from the first character it stands for, 0-based, in UTF-16 units
  /// @param to the character after the last
  private record Piece(int from, int to, String text, int cells) {}

  /// What is shown of a line, and which cells of it are marked.
  ///
  /// @param start how many cells stand before the mark
  /// @param length how many cells are marked, at least 1
  record Shown(String text, int start, int length) {}

  /// @param hidden the characters that nobody may see
  static SourceLine of(String line, BitSet hidden) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      Piece piece = hidden.get(at) ? secret(line, at, hidden) : plain(line, at);
      pieces.add(piece);
      at = piece.to();
    }
    return new SourceLine(pieces);
  }

  /// Neither a secret nor how long it is.
  private static Piece secret(String line, int at, BitSet hidden) {
    int end = Math.min(line.length(), hidden.nextClearBit(at));
    return new Piece(at, end, Mask.HIDDEN, Mask.HIDDEN.length());
  }

  private static Piece plain(String line, int at) {
    int character = line.codePointAt(at);
    int end = at + Character.charCount(character);
    if (character == '\t') {
      return new Piece(at, end, " ".repeat(TAB), TAB);
    }
    String raw = line.substring(at, end);
    String text = Visible.of(raw, false);
    return new Piece(at, end, text, text.equals(raw) ? Cells.of(character) : text.length());
  }

  /// The line, or as much of it around a place as there is room for.
  ///
  /// @param first the first character of the place, 0-based, in UTF-16 units
  /// @param end the character after its last
  /// @param width the cells there are
  Shown around(int first, int end, int width) {
    int from = before(first + 1, false);
    int to = Math.max(from, before(Math.max(end, first + 1), true));
    int all = cells(0, pieces.size());
    if (all <= width) {
      return shown(0, pieces.size(), from, to);
    }
    int room = width - 2 * CUT.length();
    int start = cells(0, from);
    int length = cells(from, to);
    int context = Math.min(CONTEXT, Math.max(0, room - length));
    int left = start + length <= room ? 0 : Math.min(start - context, all - room);
    int begin = fitting(0, left);
    return shown(begin, Math.max(begin, fitting(begin, room)), from, to);
  }

  private Shown shown(int begin, int end, int from, int to) {
    String lead = begin > 0 ? CUT : "";
    StringBuilder text = new StringBuilder(lead);
    pieces.subList(begin, end).forEach(piece -> text.append(piece.text()));
    text.append(end < pieces.size() ? CUT : "");
    int start = lead.length() + cells(begin, Math.max(begin, from));
    int length = cells(Math.max(begin, from), Math.min(end, to));
    return new Shown(text.toString(), start, Math.max(1, length));
  }

  /// The pieces before a character: those that begin before it, or those that end before it.
  private int before(int character, boolean begin) {
    int count = 0;
    while (count < pieces.size()
        && (begin ? pieces.get(count).from() : pieces.get(count).to()) < character) {
      count++;
    }
    return count;
  }

  /// The end of the pieces from `begin` on that fit into so many cells.
  private int fitting(int begin, int cells) {
    int end = begin;
    int left = cells;
    while (end < pieces.size() && pieces.get(end).cells() <= left) {
      left -= pieces.get(end).cells();
      end++;
    }
    return end;
  }

  private int cells(int begin, int end) {
    int cells = 0;
    for (int i = begin; i < end; i++) {
      cells += pieces.get(i).cells();
    }
    return cells;
  }
}
