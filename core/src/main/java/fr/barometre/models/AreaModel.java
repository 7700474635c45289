package fr.barometre.models;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;

/**
 * A survey and its frame in the columns of one model.
 *
 * @param survey the survey's cells
 * @param areas the area of each of them, -1 where it may not be told
 * @param crossings for région and département, the place and band of population of each of them
 * @param frame the frame's cells
 * @param levels the levels of each area that figures are asked of
 * @param respondents respondents of each area with an answer in the base
 * @param factors the dimensions of each random factor, in the order of spreads
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier to the figures
record AreaModel(
    LogitCells survey,
    int[] areas,
    List<int[]> crossings,
    Frame frame,
    List<List<Level>> levels,
    long[] respondents,
    List<List<Dimension>> factors) {

  /**
   * The cells of a frame.
   *
   * @param columns their columns
   * @param effects their level of the last random factor, -1 for none
   * @param areas the area that each is in
   * @param sizes how many collectivités each has
   * @param answered how many of them answered, as far as their answers count as such
   * @param counted how many of those are counted
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(
      int[][] columns,
      int[] effects,
      int[] areas,
      double[] sizes,
      double[] answered,
      double[] counted) {}
}
