package fr.barometre.bias;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.recoding.LevelJoining;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of a model on the frame: what the respondents of the frame said, by levels that are
 * joined until each has {@value Weighting#FEWEST_RESPONDENTS} of them. Only counts decide what is
 * joined, never answers.
 *
 * <p>A dimension is left out where the frame does not have it, most respondents have no level of
 * it, or one level is left. A respondent without a level of a dimension that is used is in no cell.
 */
final class ControlledCells {

  private final CubeSample sample;
  private final CellColumns columns;
  private final List<JoinedLevels> controls = new ArrayList<>();
  private final List<Dimension> leftOut = new ArrayList<>();

  /**
   * The cells of a sample.
   *
   * @param sample the respondents
   * @param dimensions what to control for
   */
  ControlledCells(CubeSample sample, List<Dimension> dimensions) {
    this.sample = sample;
    this.columns = sample.figures(Optional.empty());
    for (Dimension dimension : dimensions) {
      if (sample.frame().levels(dimension).size() < 2) {
        continue; // all have it in common
      }
      Optional<JoinedLevels> joined = joined(dimension);
      joined.ifPresentOrElse(controls::add, () -> leftOut.add(dimension));
    }
  }

  private Optional<JoinedLevels> joined(Dimension dimension) {
    List<Level> levels =
        sample.frame().levels(dimension).stream()
            .filter(level -> !level.code().equals(Level.UNKNOWN))
            .toList();
    Map<String, Long> counts = new HashMap<>();
    levels.forEach(level -> counts.put(level.code(), 0L));
    long known = 0;
    long everybody = 0;
    for (int k = 0; k < columns.length(); k++) {
      long here = sample.isInFrame(k) ? columns.clusters(k) : 0;
      String code = sample.level(dimension, k).code();
      everybody += here;
      if (counts.containsKey(code)) {
        known += here;
        counts.merge(code, here, Long::sum);
      }
    }
    JoinedLevels joined =
        LevelJoining.on(sample.frame())
            .joinWithEmpty(dimension, levels, counts, Weighting.FEWEST_RESPONDENTS);
    boolean usable = 2 * known > everybody && joined.levels().size() > 1;
    return usable ? Optional.of(joined) : Optional.empty();
  }

  /** The dimensions that are used, with their joined levels. */
  List<JoinedLevels> controls() {
    return controls;
  }

  /** The joined levels of each cell of the sample, in the order of the controls; none of some. */
  List<Optional<List<Level>>> ofSample() {
    List<Optional<List<Level>>> found = new ArrayList<>(columns.length());
    for (int k = 0; k < columns.length(); k++) {
      List<Level> levels = new ArrayList<>();
      for (JoinedLevels control : controls) {
        levels.add(sample.level(control.dimension(), k));
      }
      boolean counts = sample.isInFrame(k) && columns.clusters(k) > 0;
      found.add(counts ? joined(levels) : Optional.empty());
    }
    return found;
  }

  private Optional<List<Level>> joined(List<Level> levels) {
    List<Level> found = new ArrayList<>();
    for (int d = 0; d < levels.size(); d++) {
      String code = levels.get(d).code();
      Optional<Level> level = controls.get(d).find(code);
      if (level.isEmpty()) {
        return Optional.empty();
      }
      found.add(level.get());
    }
    return Optional.of(found);
  }

  /** How many collectivités of the frame have each combination of joined levels. */
  Map<List<Level>, Double> ofFrame() {
    Map<List<Level>, Double> counts = new HashMap<>();
    sample
        .frame()
        .counts(controls.stream().map(JoinedLevels::dimension).toList())
        .forEach(
            (levels, count) ->
                joined(levels).ifPresent(j -> counts.merge(j, (double) count, Double::sum)));
    return counts;
  }

  /** The dimensions held equal, and those joined or left out for it, in words. */
  Label inWords() {
    return Label.of(inWords(true), inWords(false));
  }

  private String inWords(boolean french) {
    List<String> names = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (JoinedLevels control : controls) {
      names.add(text(control.dimension().label(), french) + " (" + control.levels().size() + ")");
      control.joined().forEach(level -> joined.add(text(level.label(), french)));
    }
    leftOut.forEach(dimension -> without.add(text(dimension.label(), french)));
    String words = String.join(", ", names);
    if (!joined.isEmpty()) {
      words += (french ? " ; regroupés : " : "; joined: ") + String.join(", ", joined);
    }
    if (!without.isEmpty()) {
      words += (french ? " ; laissés de côté : " : "; left out: ") + String.join(", ", without);
    }
    return words;
  }

  private static String text(Label label, boolean french) {
    return french ? label.fr() : label.en();
  }
}
