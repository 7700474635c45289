package fr.barometre;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Packages point one way, and users see few of them. */
@AnalyzeClasses(packages = "fr.barometre", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** What each package may depend on, beside the API; the door may depend on all. */
  private static final Map<String, List<String>> MAY_DEPEND_ON =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("report", List.of("wording")),
              Map.entry("editions", List.of()),
              Map.entry("disclosure", List.of()),
              Map.entry(
                  "suppression",
                  List.of(
                      "algebra",
                      "cube",
                      "dictionary",
                      "disclosure",
                      "population",
                      "recoding",
                      "sample")),
              Map.entry(
                  "checks",
                  List.of(
                      "bias",
                      "diagnosis",
                      "inference",
                      "models",
                      "population",
                      "sample",
                      "wording")),
              Map.entry(
                  "bias",
                  List.of(
                      "calibration",
                      "diagnosis",
                      "estimate",
                      "inference",
                      "models",
                      "population",
                      "propensity",
                      "recoding",
                      "sample",
                      "weighting")),
              Map.entry("diagnosis", List.of("propensity", "style", "wording")),
              Map.entry(
                  "sample",
                  List.of(
                      "calibration",
                      "cube",
                      "dictionary",
                      "estimate",
                      "inference",
                      "population",
                      "weighting")),
              Map.entry(
                  "estimate",
                  List.of("algebra", "calibration", "csv", "inference", "models", "weighting")),
              Map.entry(
                  "calibration",
                  List.of("algebra", "cube", "population", "recoding", "spelling", "weighting")),
              Map.entry(
                  "models", List.of("algebra", "cube", "disclosure", "inference", "population")),
              Map.entry("recoding", List.of("dictionary", "population")),
              Map.entry("weighting", List.of()),
              Map.entry("tally", List.of("answers", "counting", "cube", "population", "slices")),
              Map.entry(
                  "slices",
                  List.of("answers", "counting", "cube", "dictionary", "parallel", "population")),
              Map.entry(
                  "counting",
                  List.of("answers", "cube", "dictionary", "parallel", "population", "spelling")),
              Map.entry("cube", List.of("answers", "dictionary", "population")),
              Map.entry(
                  "answers",
                  List.of(
                      "codebook",
                      "csv",
                      "dictionary",
                      "population",
                      "resolution",
                      "spelling",
                      "style")),
              Map.entry("codebook", List.of("csv", "wording")),
              Map.entry("resolution", List.of("population", "spelling")),
              Map.entry("population", List.of("csv", "dictionary", "spelling")),
              Map.entry("csv", List.of("parallel")),
              Map.entry("propensity", List.of("algebra", "dictionary", "models")),
              Map.entry("inference", List.of()),
              Map.entry("wording", List.of()),
              Map.entry("algebra", List.of()),
              Map.entry("dictionary", List.of()),
              Map.entry("spelling", List.of()),
              Map.entry("parallel", List.of()),
              Map.entry("style", List.of())));

  private static final String DOOR = "(door)";
  private static final String API = "api";

  /** The rooms that users enter. */
  private static final Set<String> EXPORTED =
      Set.of(
          "fr.barometre",
          "fr.barometre.answers",
          "fr.barometre.diagnosis",
          "fr.barometre.disclosure",
          "fr.barometre.editions",
          "fr.barometre.estimate",
          "fr.barometre.population",
          "fr.barometre.report",
          "fr.barometre.tally",
          "fr.barometre.weighting");

  private static final int MOST_PUBLIC_TYPES = 60;

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("fr.barometre.(*)..").should().beFreeOfCycles();

  /** ArchUnit's layers say the same, in half a minute. */
  @ArchTest
  static void packages_point_one_way(JavaClasses classes) {
    Set<String> rooms = new TreeSet<>(MAY_DEPEND_ON.keySet());
    rooms.addAll(Set.of(DOOR, API));
    Set<String> met = new TreeSet<>();
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      String room = room(type);
      met.add(room);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isOurs(target) && !mayDependOn(room, room(target))) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(met).isEqualTo(rooms);
    assertThat(wrong).isEmpty();
  }

  private static boolean mayDependOn(String room, String other) {
    return other.equals(room)
        || room.equals(DOOR)
        || other.equals(API)
        || MAY_DEPEND_ON.getOrDefault(room, List.of()).contains(other);
  }

  private static boolean isOurs(JavaClass type) {
    return (type.getPackageName() + ".").startsWith("fr.barometre.");
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals("fr.barometre")) {
      return DOOR;
    }
    String room = name.substring("fr.barometre.".length());
    return room.equals(API) || room.startsWith(API + ".") ? API : room;
  }

  @ArchTest
  static void the_module_exports_what_users_name(JavaClasses classes) {
    assertThat(exported(classes)).isEqualTo(EXPORTED);
  }

  @ArchTest
  static void users_see_few_types(JavaClasses classes) {
    List<String> seen =
        classes.stream()
            .filter(type -> EXPORTED.contains(type.getPackageName()))
            .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
            .map(JavaClass::getSimpleName)
            .sorted()
            .toList();
    assertThat(seen).hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
  }

  private static final JavaModifier PUBLIC = JavaModifier.PUBLIC;

  /** What the module-info beside the door's class exports. */
  private static Set<String> exported(JavaClasses classes) {
    URI door = classes.get(Barometre.class).getSource().orElseThrow().getUri();
    Path root = Path.of(door).getParent().getParent().getParent();
    try (InputStream module = Files.newInputStream(root.resolve("module-info.class"))) {
      return ModuleDescriptor.read(module).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
