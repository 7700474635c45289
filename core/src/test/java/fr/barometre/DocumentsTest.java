package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages under {@code .github} name exists: sections, classes, files. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve(".github");
  private static final Pattern CITATION = Pattern.compile("METHODS §(\\d+)");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)\\b");
  private static final Pattern DATED = Pattern.compile(", \\d{4}-\\d{2}-\\d{2}$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static String page(String name) throws IOException {
    return Files.readString(PAGES.resolve(name));
  }

  private static Set<String> sources() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String folder : List.of("api/src", "core/src", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .map(f -> f.getFileName().toString())
            .filter(n -> n.endsWith(".java"))
            .forEach(names::add);
      }
    }
    return names.stream().map(n -> n.substring(0, n.length() - 5)).collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void sections_of_methods_that_are_cited_exist() throws IOException {
    Set<String> cited = new TreeSet<>(found(CITATION, page("ARCHITECTURE.md")));
    for (String folder : List.of("api/src", "core/src", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          cited.addAll(found(CITATION, Files.readString(file)));
        }
      }
    }
    String methods = page("METHODS.md");
    assertThat(cited).isNotEmpty().allMatch(n -> methods.contains("\n## " + n + " "));
  }

  @Test
  void classes_that_pages_name_exist() throws IOException {
    Set<String> sources = sources();
    for (String name : List.of("ARCHITECTURE.md", "METHODS.md")) {
      assertThat(sources).as(name).containsAll(found(CLASS, page(name)));
    }
    String dated =
        page("decisions.md").lines().filter(DATED.asPredicate()).collect(Collectors.joining("\n"));
    assertThat(sources).as("decisions.md").containsAll(found(CLASS, dated));
  }

  @Test
  void every_decision_names_its_class_and_its_date() throws IOException {
    List<String> lines = page("decisions.md").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("### ")) {
        assertThat(lines.get(i + 1)).as(lines.get(i)).startsWith("`").containsPattern(DATED);
      }
    }
  }

  @Test
  void links_lead_to_files() throws IOException {
    List<Path> pages = List.of(ROOT.resolve("README.md"), ROOT.resolve("examples/README.md"));
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path page :
          Stream.concat(pages.stream(), files.filter(f -> f.toString().endsWith(".md"))).toList()) {
        Path folder = page.resolveSibling("");
        assertThat(found(LINK, Files.readString(page)))
            .as(page.toString())
            .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
      }
    }
  }
}
