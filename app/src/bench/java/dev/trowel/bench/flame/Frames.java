package dev.trowel.bench.flame;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How frames are called in pictures: `package/Class.method`.
final class Frames {

  private static final String OWN = "dev.trowel.bench.";
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\..*");

  private Frames() {}

  /// @param type a class as the virtual machine names it, hidden ones with an address at their end
  static String name(String type, String method) {
    String plain = type.replaceFirst("[./]0x[0-9a-f]+$", "");
    int dot = plain.lastIndexOf('.');
    return plain.substring(0, Math.max(dot, 0)) + "/" + plain.substring(dot + 1) + "." + method;
  }

  /// A stack turned over, its outermost frame first, and short enough to be looked at: without the
  /// frames that measure, without those between a lambda and its caller; calls within the JDK are
  /// one frame, and so is a method that calls itself.
  static List<String> outward(List<String> innermostFirst) {
    List<String> kept = new ArrayList<>();
    for (String frame : innermostFirst.reversed()) {
      if (!frame.startsWith(OWN) && !frame.contains("$$Lambda") && !isMore(kept, frame)) {
        kept.add(frame);
      }
    }
    return kept;
  }

  static boolean isOfJdk(String frame) {
    return JDK.matcher(frame).matches();
  }

  private static boolean isMore(List<String> kept, String frame) {
    String last = kept.isEmpty() ? "" : kept.getLast();
    return last.equals(frame) || (isOfJdk(frame) && isOfJdk(last));
  }
}
