package dev.trowel.schema.cases;

import dev.trowel.schema.shape.JsonSchema;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

final class JsonSchemaCasesTest {
  @Test
  void explore() throws Exception {
    var schema = EditorView.validator(JsonSchema.whole());
    StringBuilder out = new StringBuilder();
    try (var files = Files.walk(Path.of("src/test/cases"))) {
      for (Path f : files.filter(Files::isRegularFile).sorted().toList())
        for (ReadCase c : CaseParser.parse(CaseFiles.read(f)))
          c.files().forEach((name, text) -> {
            if (!name.endsWith(".yml") || name.contains(".databricks")) return;
            List<String> p;
            try { p = EditorView.problems(schema, text); } catch (Throwable e) { out.append(f + " | " + c.sentence() + " EXC " + String.valueOf(e).lines().findFirst().get() + "\n"); return; }
            var m = c.messages();

            boolean read=f.toString().contains("cases/read");
            var P=new TreeSet<String>(); for (String x: p) { if (x.contains("/bundle: required property 'name'")) continue; if (read && x.contains("required property")) continue; P.add(x);}            
            var M=new TreeSet<Integer>(); var V=new TreeSet<Integer>();
            for (String x: m) { var mm=java.util.regex.Pattern.compile("(?:at )?(?:\\w+ )?"+java.util.regex.Pattern.quote(name)+":(\\d+)").matcher(x); if(mm.find()){int l=Integer.parseInt(mm.group(1)); M.add(l); if (x.matches(".*(unknown field: |: expected \\w+, found|cannot parse|invalid value|required field|expected a \\w+ value).*")) V.add(l);} }
            boolean bad=false; var L=new TreeSet<Integer>();
            for (String x: P){int l=Integer.parseInt(x.substring(0,x.indexOf(':'))); L.add(l); if(!M.contains(l)) bad=true;}
            if(!L.containsAll(V)) bad=true;
            if(!bad) return;
            out.append(f.getFileName() + " | " + c.sentence() + " | " + name + "\n   FOUND " + P + "\n   WANT " + m + "\n");
          });
    }
    Files.writeString(Path.of("/tmp/sch/explore.txt"), out);
    StringBuilder o = new StringBuilder();
    for (Path root : List.of(Path.of("../examples"), Path.of("/work/shared/compat")))
    try (var files = Files.walk(root)) {
      for (Path f : files.filter(x -> x.toString().endsWith(".yml") && !x.toString().contains("/.github/") ).sorted().toList()) {
        var p = EditorView.problems(schema, Files.readString(f));
        o.append(f + " " + p + "\n");
      }
    }
    Files.writeString(Path.of("/tmp/sch/compat.txt"), o);
  }
}
