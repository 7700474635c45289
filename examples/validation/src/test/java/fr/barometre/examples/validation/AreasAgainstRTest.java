package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files written for R agree with each other. */
class AreasAgainstRTest {

  private static final int DEPARTEMENT = 7;

  @TempDir private Path folder;

  @Test
  void figures_of_departements_average_over_the_frame_to_the_national_one() throws IOException {
    AreasAgainstR.write(folder, 1);
    Map<String, Integer> members = new HashMap<>();
    int all = 0;
    for (String[] member : Lines.of(folder.resolve("frame.csv"))) {
      members.merge("area " + member[DEPARTEMENT], 1, Integer::sum);
      all++;
    }
    double national = Double.NaN;
    double sum = 0;
    for (String[] figure : Lines.of(folder.resolve("figures.csv"))) {
      double value = Double.parseDouble(figure[2]);
      national = figure[1].equals("national") ? value : national;
      sum += members.getOrDefault(figure[1], 0) * value;
    }
    assertThat(sum / all).isCloseTo(national, within(0.0005));
  }
}
