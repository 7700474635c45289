package fr.barometre.examples.benchmark;

import com.sun.management.ThreadMXBean;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.population.Population;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Reads files of a million rows, clean and with one cell in a hundred that no label fits, in turn:
 * {@code OddCells [rows [rounds]]}. Prints the processor time of the reading thread, of which other
 * work on the machine takes none, and the memory that the answers hold.
 */
public final class OddCells {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 3;

  /** Questions that a respondent answers in a long file, a row each. */
  private static final int ANSWERED = 10;

  private static final double ODD = 0.01;

  /** Different labels that fit nothing. */
  private static final int LABELS = 1_000;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Collectivite> known = Population.collectivites2025().collectivites();
  private final Questionnaire asked;
  private final SplittableRandom random = new SplittableRandom(2025);

  private OddCells(Questionnaire asked) {
    this.asked = asked;
  }

  /**
   * Runs it.
   *
   * @param args number of rows, and of rounds
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    OddCells cells = new OddCells(new Responses(1, 2025, 1).asked());
    for (boolean wide : List.of(false, true)) {
      Path clean = cells.written(rows, wide, 0);
      Path odd = cells.written(rows, wide, ODD);
      try {
        cells.compare(wide ? "wide" : "long", clean, odd, rounds);
      } finally {
        Files.delete(clean);
        Files.delete(odd);
      }
    }
  }

  private Path written(int rows, boolean wide, double odd) throws IOException {
    Path file = Files.createTempFile("cells", ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("respondent;collectivite;role");
      if (wide) {
        for (int q = 0; q < Responses.QUESTIONS; q++) {
          out.write(";Q" + q);
        }
      } else {
        out.write(";question;modality");
      }
      for (int row = 0; row < rows; row++) {
        int respondent = wide ? row : row / ANSWERED;
        out.write(
            String.format(
                "\nR%d;%s;%s",
                respondent,
                known.get(respondent % known.size()).ref(),
                respondent % 2 == 0 ? "agent" : "élu"));
        if (wide) {
          for (int q = 0; q < Responses.QUESTIONS; q++) {
            out.write(";" + cell(odd));
          }
        } else {
          out.write(";Q" + row % ANSWERED + ";" + cell(odd));
        }
      }
      out.newLine();
    }
    return file;
  }

  private String cell(double odd) {
    return random.nextDouble() < odd
        ? "Autre réponse " + random.nextInt(LABELS)
        : "M" + random.nextInt(Responses.MODALITIES);
  }

  private void compare(String form, Path clean, Path odd, int rounds) {
    double[] cleanTimes = new double[rounds];
    double[] oddTimes = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      double first = timed(clean);
      double second = timed(odd);
      if (round >= 0) { // the first warms up
        cleanTimes[round] = first;
        oddTimes[round] = second;
      }
    }
    long cleanHeld = held(clean);
    long oddHeld = held(odd);
    System.out.printf(
        Locale.ROOT,
        "%s: clean %.2f s, odd %.2f s of processor time, ratio %.2f; holds %.1f MB and %.1f MB%n",
        form,
        median(cleanTimes),
        median(oddTimes),
        median(oddTimes) / median(cleanTimes),
        cleanHeld / 1e6,
        oddHeld / 1e6);
  }

  private double timed(Path file) {
    long start = THREAD.getCurrentThreadCpuTime();
    Answers answers = AnswersReader.of(asked).read(file);
    double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "  %.2f s, %s%n", seconds, answers);
    return seconds;
  }

  private long held(Path file) {
    long before = used();
    Answers answers = AnswersReader.of(asked).read(file);
    long after = used();
    System.out.println("  " + answers.rejections().size() + " rejections kept");
    return after - before;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static double median(double... times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
