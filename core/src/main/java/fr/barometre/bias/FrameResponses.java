package fr.barometre.bias;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FrameResponse;
import fr.barometre.propensity.Propensities;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the respondents in every cell of a sample's frame. */
public final class FrameResponses {

  private FrameResponses() {}

  /**
   * The cells of the frame that cross some dimensions. Respondents outside the frame are left out,
   * and anonymous ones that are more than a cell has count as all of it.
   *
   * @param sample the respondents
   * @param dimensions dimensions of the sample's cells
   * @return every cell of the frame, in an order that does not depend on who answered
   */
  public static List<FrameResponse> of(CubeSample sample, List<Dimension> dimensions) {
    Map<List<Level>, Long> answered = sample.clustersByLevels(dimensions);
    Map<List<Level>, Long> frame = sample.frame().counts(dimensions);
    List<FrameResponse> cells = new ArrayList<>();
    for (List<Level> levels : Propensities.ordered(frame.keySet())) {
      long size = frame.getOrDefault(levels, 0L);
      long respondents = Math.min(size, answered.getOrDefault(levels, 0L));
      cells.add(new FrameResponse(levels, size, respondents));
    }
    return cells;
  }
}
