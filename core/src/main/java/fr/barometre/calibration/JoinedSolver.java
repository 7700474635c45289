package fr.barometre.calibration;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.calibration.WeightingSolver.Problem;
import fr.barometre.population.Population;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Solves a weighting whose levels are joined: chooses the margins that the sample can meet, and
 * reports them.
 *
 * <p>Levels are joined first ({@link Categories}). A margin with a single category constrains
 * nothing and is left out. If the totals of the others cannot be met together, the last margin is
 * left out, then the one before, and so on; a single margin can always be met.
 */
final class JoinedSolver {

  private static final Label ONE_LEVEL =
      Label.of("il n'en reste qu'un niveau", "one level of it is left");

  private static final Label NOT_MET =
      Label.of(
          "ses totaux ne peuvent être atteints avec les autres",
          "its totals cannot be met beside the others");

  private static final Label NOT_KNOWN =
      Label.of(
          "la population ou la plupart des répondants ne l'ont pas",
          "the frame or most respondents do not have it");

  private final Weighting weighting;
  private final CellSizes sizes;
  private final Population frame;
  private final double[] d;
  private final Map<Dimension, Label> leftOut = new LinkedHashMap<>();

  JoinedSolver(Weighting weighting, CellSizes sizes, Population frame) {
    this.weighting = weighting;
    this.sizes = sizes;
    this.frame = frame;
    this.d = sizes.all();
  }

  /**
   * The weights.
   *
   * @throws IllegalArgumentException if no respondent belongs to the frame, or one that was not
   *     excluded does not
   */
  CellWeights solve() {
    List<FrameMargin> margins = margins();
    FrameMargin size = margins.get(0);
    List<FrameMargin> kept = new ArrayList<>();
    for (FrameMargin margin : margins) {
      if (margin.hasOneCategory()) {
        leaveOut(margin, ONE_LEVEL);
      } else {
        kept.add(margin);
      }
    }
    if (kept.isEmpty()) {
      kept.add(size); // one category: the size of the frame
    }
    while (kept.size() > 1) {
      List<Margin> tried = WeightingSolver.only(kept);
      Optional<Calibrated> solved = solve(tried);
      if (solved.isPresent()) {
        return weights(tried, solved.get(), said(kept));
      }
      leaveOut(kept.remove(kept.size() - 1), NOT_MET);
    }
    List<Margin> one = WeightingSolver.only(kept);
    return WeightingSolver.postStratified(one, d, new RakingSolver(d, one).solve(), said(kept));
  }

  private void leaveOut(FrameMargin margin, Label why) {
    margin.dimensions().forEach(dimension -> leftOut.put(dimension, why));
  }

  private List<FrameMargin> margins() {
    if (weighting instanceof AutomaticWeighting) {
      Set<Dimension> known = new LinkedHashSet<>(sizes.dimensions());
      known.retainAll(frame.dimensions());
      known.removeIf(dimension -> !isKnown(dimension));
      List<List<Dimension>> crossed = AutomaticWeighting.margins(known);
      List<Dimension> used = crossed.stream().flatMap(List::stream).toList();
      for (Dimension dimension : weighting.dimensions()) {
        boolean replaced =
            dimension.equals(Dimension.POPULATION_FINE)
                && (used.contains(Dimension.POPULATION_STRATUM)
                    || used.contains(Dimension.POPULATION_BAND));
        if (!used.contains(dimension) && !replaced) {
          leftOut.put(dimension, NOT_KNOWN);
        }
      }
      if (used.isEmpty()) {
        throw new IllegalArgumentException(
            weighting + ": neither the frame nor the respondents have one of these dimensions");
      }
      return FrameMargins.leavingOut(weighting, used).margins(crossed, sizes, frame);
    }
    FrameMargins margins = new FrameMargins(weighting);
    return weighting instanceof PostStratification
        ? margins.crossed(sizes, frame)
        : margins.each(sizes, frame);
  }

  /** Whether most respondents of the frame have one of its levels. */
  private boolean isKnown(Dimension dimension) {
    Set<Level> levels = Set.copyOf(frame.levels(dimension));
    int at = sizes.dimensions().indexOf(dimension);
    long inFrame = 0;
    long having = 0;
    for (int k = 0; k < sizes.count(); k++) {
      if (sizes.key(k).inFrame()) {
        inFrame += sizes.clusters(k);
        having += levels.contains(sizes.key(k).levels().get(at)) ? sizes.clusters(k) : 0;
      }
    }
    return 2 * having > inFrame;
  }

  private Optional<Calibrated> solve(List<Margin> margins) {
    if (weighting instanceof AutomaticWeighting) {
      return fromTheFirst(margins).solver().solveIfPossible(AutomaticWeighting.distance());
    }
    return weighting instanceof Calibration calibration
        ? Problem.scaled(margins, d).solver().solveIfPossible(calibration.distance())
        : new RakingSolver(d, margins).solveIfPossible();
  }

  private CellWeights weights(List<Margin> margins, Calibrated solved, Label label) {
    if (weighting instanceof AutomaticWeighting) {
      return fromTheFirst(margins).weights(solved, label);
    }
    return weighting instanceof Calibration
        ? Problem.scaled(margins, d).weights(solved, label)
        : WeightingSolver.raked(margins, d, solved, label);
  }

  /** A calibration on margins from the weights that post-stratification on the first one gives. */
  private Problem fromTheFirst(List<Margin> margins) {
    double[] first = new RakingSolver(d, List.of(margins.get(0))).solve().factors();
    return Problem.from(margins, d, first);
  }

  /** The name of the weighting, what was joined and what was left out. */
  private Label said(List<FrameMargin> kept) {
    List<Label> joined = kept.stream().flatMap(margin -> margin.joined().stream()).toList();
    return Label.of(
        weighting.label().fr() + " : " + list(joined, true) + leftOut(true),
        weighting.label().en() + ": " + list(joined, false) + leftOut(false));
  }

  private static String list(List<Label> labels, boolean french) {
    return labels.isEmpty()
        ? french ? "aucun" : "none"
        : labels.stream()
            .map(l -> french ? l.fr() : l.en())
            .collect(Collectors.joining(french ? " ; " : "; "));
  }

  /** Dimensions left out for one reason stand together. */
  private String leftOut(boolean french) {
    return Stream.of(NOT_KNOWN, ONE_LEVEL, NOT_MET)
        .filter(leftOut::containsValue)
        .map(
            why ->
                (french ? " ; laissé de côté : " : "; left out: ")
                    + leftOut.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(why))
                        .map(e -> french ? e.getKey().label().fr() : e.getKey().label().en())
                        .collect(Collectors.joining(", "))
                    + " ("
                    + (french ? why.fr() : why.en())
                    + ")")
        .collect(Collectors.joining());
  }
}
