package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files written for R agree with each other: shares are those of the rows. */
class AgainstRTest {

  @TempDir private Path folder;

  @Test
  void the_share_of_yes_is_that_of_the_rows() throws IOException {
    AgainstR.write(folder, 1, 12);
    Map<String, Double> shares = new HashMap<>();
    for (String[] figure : Lines.of(folder.resolve("figures.csv"))) {
      if (figure[1].equals("yes all observed value")) {
        shares.put(figure[0], Double.parseDouble(figure[2]));
      }
    }
    assertThat(shares).hasSizeGreaterThan(8);
    for (String[] survey : Lines.of(folder.resolve("surveys.csv"))) {
      if (shares.containsKey(survey[0])) {
        double expected = share(survey[2], survey[3].equals("EXPRESSED"), rows(survey[0]));
        assertThat(shares.get(survey[0])).as(survey[0]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  /** The rows of a survey by commune, by date. */
  private Map<String, List<String[]>> rows(String survey) throws IOException {
    Map<String, List<String[]>> rows = new TreeMap<>();
    Lines.of(folder.resolve("rows.csv")).stream()
        .filter(row -> row[0].equals(survey))
        .sorted((a, b) -> (a[6] + a[1]).compareTo(b[6] + b[1]))
        .forEach(row -> rows.computeIfAbsent(row[2], c -> new ArrayList<>()).add(row));
    return rows;
  }

  private static double share(String unit, boolean expressed, Map<String, List<String[]>> rows) {
    double yes = 0;
    double base = 0;
    for (List<String[]> all : rows.values()) {
      List<String[]> counted =
          unit.equals("LATEST") ? all.subList(all.size() - 1, all.size()) : all;
      List<String[]> inBase = counted.stream().filter(row -> isInBase(row[9], expressed)).toList();
      List<String[]> saidYes = inBase.stream().filter(row -> row[9].equals("OUI")).toList();
      if (unit.equals("RESPONSE")) {
        yes += weight(saidYes);
        base += weight(inBase);
      } else if (!inBase.isEmpty()) {
        double mean = weight(counted) / counted.size();
        yes += mean * saidYes.size() / inBase.size();
        base += mean;
      }
    }
    return yes / base;
  }

  private static boolean isInBase(String said, boolean expressed) {
    return expressed ? said.equals("OUI") || said.equals("NON") : !said.equals("NA");
  }

  private static double weight(List<String[]> rows) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[8])).sum();
  }
}
