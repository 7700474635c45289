package fr.barometre.models;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.List;

/** A survey and its frame as the columns of one model; {@link AreaCells} builds it. */
final class AreaModel {

  /** The survey's cells. */
  final LogitCells survey;

  /** The area of each of them, -1 where it may not be told. */
  final int[] areas;

  /** For région and département, the place and band of population of each of them, numbered. */
  final List<int[]> crossings;

  /** The levels of each area that figures are asked of. */
  final List<List<Level>> levels;

  /** Respondents of each area with an answer in the base. */
  final long[] respondents;

  /** The dimensions of each random factor, in the order of spreads. */
  final List<List<Dimension>> factors;

  /** The columns of the frame's cells. */
  int[][] columns = {};

  /** Their level of the last random factor, -1 for none. */
  int[] effects = {};

  /** The area that each is in. */
  int[] areaOf = {};

  /** How many collectivités each has. */
  double[] sizes = {};

  /** How many of them answered, as far as their answers count as such. */
  double[] answered = {};

  /** How many of those are counted. */
  double[] counted = {};

  AreaModel(
      LogitCells survey,
      int[] areas,
      List<int[]> crossings,
      List<List<Level>> levels,
      long[] respondents,
      List<List<Dimension>> factors) {
    this.survey = survey;
    this.areas = areas;
    this.crossings = crossings;
    this.levels = levels;
    this.respondents = respondents;
    this.factors = factors;
  }
}
