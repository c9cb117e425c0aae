package dev.trowel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One thing that must hold of what is measured.
///
/// @param what is measured, for people
/// @param name of the entry in the [Ledger], and which of its numbers
/// @param most that it may be
/// @param unit `ms`, `s`, `MB`, or empty for a count
record Must(String what, String name, int index, double most, String unit) {

  private static final int WALL = 0;
  private static final int PEAK = 2;

  /// All of them: what is asked of small commands, of a thousand jobs, of ten thousand, of files.
  static List<Must> all() {
    List<Must> all = new ArrayList<>();
    for (String prefix : List.of("", Names.UNPACKED)) {
      all.add(start(prefix, Names.VERSION, 60));
      all.add(start(prefix, Names.TARGET, 130));
      all.add(start(prefix, Names.EXAMPLE, 130));
      all.add(start(prefix, Names.SMALL, 180));
    }
    List<Integer> seconds = List.of(2, 3, 8, 3, 6);
    for (int i = 0; i < seconds.size(); i++) {
      String command = Names.GROWING.get(i);
      String name = Names.of(command, 1000);
      all.add(new Must(command + " of 1,000 jobs", name, WALL, seconds.get(i), "s"));
      all.add(new Must("its memory", name, PEAK, 250, "MB"));
    }
    all.add(new Must("validate of 10,000 jobs", Names.of(Names.VALIDATE, 10_000), WALL, 15, "s"));
    all.add(new Must("its memory", Names.of(Names.VALIDATE, 10_000), PEAK, 1024, "MB"));
    all.add(new Must("first deploy of 5,000 files", Names.FILES_FIRST, WALL, 15, "s"));
    all.add(new Must("uploads of a fresh clone of them, unchanged", Names.UPLOADS, 0, 0, ""));
    all.add(depth(Names.VALIDATE, 0));
    all.add(depth(Names.PLAN, 2));
    all.add(depth(Names.AGAIN, 4));
    all.add(depth(Names.FIRST, 10));
    return all;
  }

  private static Must start(String prefix, String name, double most) {
    String what = name.substring(name.indexOf('/') + 1).replaceFirst("^--version$", "`--version`");
    String where = prefix.isEmpty() ? "" : ", release archive unpacked elsewhere";
    return new Must(what + where, prefix + name, WALL, most, "ms");
  }

  private static Must depth(String command, double most) {
    return new Must(
        "round trips one after the other, " + command, Names.rounds(command), 1, most, "");
  }

  /// The table of those that were measured.
  static Table table(Ledger ledger) {
    Table table = Table.of("what", "at most", "measured", "held");
    for (Must must : all()) {
      OptionalDouble number = ledger.number(must.name(), must.index());
      if (number.isPresent()) {
        double is = must.inUnit(number.getAsDouble());
        table.add(
            List.of(
                must.what(),
                must.shown(must.most()),
                must.shown(is),
                is <= must.most() ? "yes" : "**no**"));
      }
    }
    return table;
  }

  private double inUnit(double number) {
    return unit.equals("ms") ? number * 1000 : number;
  }

  private String shown(double number) {
    boolean exact = unit.equals("s") && number != Math.rint(number);
    return String.format(Locale.ROOT, exact ? "%,.2f %s" : "%,.0f %s", number, unit).strip();
  }
}
