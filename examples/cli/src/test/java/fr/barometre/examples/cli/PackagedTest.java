package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder that {@code package.sh} makes, from the modules of this build. Skipped where the JDK
 * cannot link (no {@code jlink}, or neither {@code jmods} nor a JDK 24 that links from itself) or
 * there is no {@code sh}; {@code BAROMETRE_JLINK=required} forbids that.
 */
class PackagedTest {

  private static final int LINKS_FROM_ITSELF = 24;

  private static final List<String> MODULES =
      List.of("barometre", "core", "api", "cli", "picocli", "fastcsv", "commons", "jackson");

  @TempDir private Path folder;

  private static boolean canLink() {
    Path java = Path.of(System.getProperty("java.home"));
    return Files.isExecutable(java.resolve("bin/jlink"))
        && (Files.isDirectory(java.resolve("jmods"))
            || Runtime.version().feature() >= LINKS_FROM_ITSELF)
        && Files.isExecutable(Path.of("/bin/sh"));
  }

  /** The modules that the tests run with: jars, or folders of classes. */
  private static String modules() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> {
              Path path = Path.of(entry);
              Path named =
                  path.endsWith("target/classes")
                      ? path.getName(path.getNameCount() - 3)
                      : path.getFileName();
              return !entry.contains("test")
                  && MODULES.stream().anyMatch(named.toString()::startsWith);
            })
        .collect(Collectors.joining(":"));
  }

  private Call run(List<String> command, String... environment)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    for (int i = 0; i < environment.length; i += 2) {
      builder.environment().put(environment[i], environment[i + 1]);
    }
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("no end: " + command);
    }
    return new Call(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void theFolderRunsWithoutJava() throws Exception {
    if ("required".equals(System.getenv("BAROMETRE_JLINK"))) {
      assertThat(canLink()).as("a JDK with jmods, or JDK 24 or later").isTrue();
    }
    assumeTrue(canLink(), "this JDK cannot link: install one with jmods, or JDK 24 or later");
    assertThat(modules()).contains("picocli").contains("fastcsv");
    Path made = folder.resolve("le baromètre");
    Call linked =
        run(
            List.of("/bin/sh", "package.sh", made.toString()),
            "JAVA_HOME",
            System.getProperty("java.home"),
            "BAROMETRE_MODULES",
            modules());
    assertThat(linked.code()).as(linked.out() + linked.err()).isZero();

    // By a link, without a language, and without Java.
    Path link = folder.resolve("barometre");
    Files.createSymbolicLink(link, made.resolve("bin/barometre"));
    List<String> report = new ArrayList<>(List.of(link.toString(), "report", Call.ANSWERS));
    Call figures = run(report);
    assertThat(figures).isEqualTo(Call.of("report", Call.ANSWERS));

    String[] mac = {"check", Call.file("f-mactype.csv"), "-c", Call.CODEBOOK};
    List<String> check = new ArrayList<>(List.of(link.toString()));
    check.addAll(List.of(mac));
    assertThat(run(check)).isEqualTo(Call.of(mac));

    Path accented = Files.copy(Path.of(Call.ANSWERS), folder.resolve("réponses d’été.csv"));
    Path page = folder.resolve("Numérique.html");
    Call written =
        run(
            List.of(
                link.toString(), "report", accented.toString(), "-o", page.toString(), "--lang=en"),
            "LANG",
            "C");
    assertThat(written).isEqualTo(new Call(0, "", "Written: " + page + "\n"));
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");

    Call wrong = run(List.of(link.toString(), "check", "nulle-part.csv"), "LANG", "en_GB.UTF-8");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("Error: there is no file ‘nulle-part.csv’");
  }
}
