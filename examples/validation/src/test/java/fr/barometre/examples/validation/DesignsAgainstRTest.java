package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files written for R agree with each other: means are those of the units. */
class DesignsAgainstRTest {

  private static final int ADJUSTMENT = 7;

  private static final int WEIGHT = 10;
  private static final int A = 11;
  private static final int DOMAIN = 13;
  private static final int Y = 16;

  @TempDir private Path folder;

  @Test
  void without_adjustment_means_are_those_of_the_units() throws IOException {
    DesignsAgainstR.write(folder, 1, 120);
    Map<String, Double> figures = figures();
    List<String> plain = adjusted("NONE");
    assertThat(plain).hasSizeGreaterThan(2);
    for (String design : plain) {
      assertThat(figures.get(design + " all mean"))
          .isCloseTo(mean(design, unit -> true), within(1e-11));
      assertThat(figures.get(design + " domain mean"))
          .isCloseTo(mean(design, unit -> unit[DOMAIN].equals("true")), within(1e-11));
    }
  }

  @Test
  void after_post_stratification_means_combine_those_of_the_categories() throws IOException {
    DesignsAgainstR.write(folder, 1, 120);
    Map<String, Map<String, Double>> totals = new HashMap<>();
    for (String[] total : Lines.of(folder.resolve("totals.csv"))) {
      totals
          .computeIfAbsent(total[0], d -> new HashMap<>())
          .put(total[1], Double.parseDouble(total[2]));
    }
    Map<String, Double> figures = figures();
    List<String> adjusted = adjusted("POST_STRATIFIED");
    assertThat(adjusted).hasSizeGreaterThan(2);
    for (String design : adjusted) {
      double sum = 0;
      double size = 0;
      for (String category : List.of("a0", "a1", "a2")) {
        double total = totals.get(design).get(category);
        sum += total * mean(design, unit -> unit[A].equals(category));
        size += total;
      }
      assertThat(figures.get(design + " all mean")).isCloseTo(sum / size, within(1e-11));
    }
  }

  private Map<String, Double> figures() throws IOException {
    Map<String, Double> figures = new HashMap<>();
    for (String[] figure : Lines.of(folder.resolve("figures.csv"))) {
      figures.put(figure[0] + " " + figure[1], Double.parseDouble(figure[2]));
    }
    return figures;
  }

  /** The designs with an adjustment. */
  private List<String> adjusted(String adjustment) throws IOException {
    return Lines.of(folder.resolve("designs.csv")).stream()
        .filter(design -> design[ADJUSTMENT].equals(adjustment))
        .map(design -> design[0])
        .toList();
  }

  private double mean(String design, Predicate<String[]> member) throws IOException {
    double sum = 0;
    double weights = 0;
    for (String[] unit : Lines.of(folder.resolve("units.csv"))) {
      if (unit[0].equals(design) && member.test(unit)) {
        sum += Double.parseDouble(unit[WEIGHT]) * Double.parseDouble(unit[Y]);
        weights += Double.parseDouble(unit[WEIGHT]);
      }
    }
    return sum / weights;
  }
}
