package fr.barometre.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A model without an area, by one step from the model with it, beside a fit without it. */
class LeftOutTest {

  private static final int AREAS = 40;

  /** Two cells an area, one with an effect, of 15 answers each. */
  private static LogitCells cells(int without) {
    Random random = new Random(3);
    int n = 2 * AREAS;
    double[] trials = new double[n];
    double[] events = new double[n];
    int[][] columns = new int[n][];
    int[] areas = new int[n];
    for (int c = 0; c < n; c++) {
      areas[c] = c / 2;
      columns[c] = c % 2 == 0 ? new int[] {0} : new int[] {0, 1};
      double yes = Math.rint(15 / (1 + Math.exp(0.3 - (c % 2) - 0.5 * random.nextGaussian())));
      trials[c] = areas[c] == without ? 0 : 15;
      events[c] = areas[c] == without ? 0 : yes;
    }
    return new LogitCells(
        trials, events, columns, areas, new LogitCells.Layout(new int[0], 2, AREAS, new double[2]));
  }

  @Test
  void one_step_leads_near_the_fit_without_the_area() {
    double[] spreads = {0.5};
    MixedLogit all = MixedLogit.of(cells(-1), spreads, 1e-10);
    for (int area = 0; area < AREAS; area += 7) {
      MixedLogit without = MixedLogit.of(cells(area), spreads, 1e-10);
      MixedLogit.LeftOut step = all.without(IntStream.of(2 * area, 2 * area + 1).toArray());
      for (int j = 0; j < 2; j++) {
        assertThat(all.effects()[j] + step.moves()[j])
            .isCloseTo(without.effects()[j], within(0.005));
      }
      // Without answers an area has no effect, known as well as its spread is.
      assertThat(all.areas()[area] + step.moveOfAreas()[area]).isCloseTo(0, within(0.03));
      assertThat(step.covariance().ofArea(area)).isCloseTo(0.25, within(1e-12));
      assertThat(without.areas()[area]).isCloseTo(0, within(1e-9));
    }
  }
}
