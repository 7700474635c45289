package fr.barometre.bias;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.propensity.Propensities;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.weighting.AutomaticWeighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The cells that the national models are fitted to, and the propensity of each to respond: all that
 * does not depend on what is answered, so that indicators of the same respondents share it.
 *
 * @param controls the dimensions of the models
 * @param cells the joined levels of each cell of the frame
 * @param sizes collectivités of the frame in each
 * @param responded how many of them are in the base
 * @param parts by cell, the cells of the sample that are in it
 * @param x the variables of each cell
 * @param propensity the propensity of each cell to respond
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelCells(
    List<Dimension> controls,
    List<List<Level>> cells,
    double[] sizes,
    double[] responded,
    int[][] parts,
    double[][] x,
    double[] propensity) {

  /**
   * The cells of a sample.
   *
   * @return empty without controls, and where anonymous respondents are more than the frame has
   */
  static Optional<ModelCells> of(CubeSample sample) {
    List<Dimension> known = new ArrayList<>(sample.frame().dimensions());
    known.retainAll(sample.dimensions());
    List<Dimension> dimensions = new ArrayList<>();
    AutomaticWeighting.margins(known).forEach(dimensions::addAll);
    ControlledCells controls = new ControlledCells(sample, dimensions);
    if (controls.controls().isEmpty()) {
      return Optional.empty();
    }
    Map<List<Level>, Double> frame = controls.ofFrame();
    List<List<Level>> cells = Propensities.ordered(frame.keySet());
    Map<List<Level>, Integer> places = new HashMap<>();
    List<List<Integer>> parts = new ArrayList<>();
    for (List<Level> cell : cells) {
      places.put(cell, parts.size());
      parts.add(new ArrayList<>());
    }
    double[] responded = new double[cells.size()];
    CellColumns figures = sample.figures(Optional.empty());
    List<Optional<List<Level>>> ofSample = controls.ofSample();
    for (int k = 0; k < ofSample.size(); k++) {
      if (ofSample.get(k).isPresent()) {
        Integer place = places.get(ofSample.get(k).get());
        if (place == null) {
          return Optional.empty();
        }
        responded[place] += figures.clusters(k);
        parts.get(place).add(k);
      }
    }
    double[] sizes = cells.stream().mapToDouble(frame::get).toArray();
    for (int k = 0; k < sizes.length; k++) {
      if (responded[k] > sizes[k]) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ModelCells(
            controls.controls().stream().map(JoinedLevels::dimension).toList(),
            cells,
            sizes,
            responded,
            parts.stream()
                .map(part -> part.stream().mapToInt(k -> k).toArray())
                .toArray(int[][]::new),
            Propensities.indicators(cells),
            Propensities.mainEffects(new Propensities.Binomial(cells, sizes, responded)).rho()));
  }

  /** A sum over the parts of each cell. */
  double[] sums(IntToDoubleFunction ofPart) {
    double[] sums = new double[parts.length];
    Arrays.setAll(sums, cell -> Arrays.stream(parts[cell]).mapToDouble(ofPart).sum());
    return sums;
  }
}
