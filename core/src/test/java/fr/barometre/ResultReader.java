package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.sample.CubeSample;
import fr.barometre.suppression.Attacker;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A reader who knows the frame and who answered, but not what anybody answered. */
final class ResultReader {

  private final SyntheticSurvey survey;
  private final Attacker attacker;
  private final BitSet inside;
  private final double[] factors;

  /** The weights of the adjusted figure: whoever has the frame and who answered has them too. */
  private final double[] weights;

  /** Whether a side of OPSN has too few for weights: there are bounds then. */
  private final boolean thin;

  ResultReader(SyntheticSurvey survey, IndicatorResult result) {
    this.survey = survey;
    this.inside = survey.at(Dimension.OPSN, "INSIDE");
    int size = survey.who().size();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    this.attacker = new Attacker(ones, survey.yesses());
    Map<Level, Long> frame = SyntheticSurvey.FRAME.counts(Dimension.OPSN);
    this.factors = new double[size];
    for (int i = 0; i < size; i++) {
      Level side = SyntheticSurvey.FRAME.level(Dimension.OPSN, survey.who().get(i));
      factors[i] =
          (double) frame.getOrDefault(side, 0L)
              / survey.at(Dimension.OPSN, side.code()).cardinality();
    }
    int outside = survey.at(Dimension.OPSN, "OUTSIDE").cardinality();
    this.thin = inside.cardinality() < 30 || outside < 30;
    this.weights = thin ? factors : weights(survey);
    BitSet all = new BitSet();
    all.set(0, size);
    read(all, result.observed(), result.adjusted(), share(List.of(), List.of()));
    read(all, result.observed(), result.opsn().adjusted(), factors, share(List.of(), List.of()));
    result
        .opsn()
        .effect()
        .ifPresent(
            e -> {
              know(inside, ones, e.inside());
              know(survey.at(Dimension.OPSN, "OUTSIDE"), ones, e.outside());
            });
    for (Segment s : result.segments()) {
      read(List.of(s.dimension()), List.of(s.level()), s.observed(), s.adjusted());
    }
    for (CrossedSegment s : result.crossedSegments()) {
      read(s.dimensions(), s.levels(), s.observed(), s.adjusted());
    }
  }

  private void read(
      List<Dimension> dimensions, List<Level> levels, Estimate observed, Estimate adjusted) {
    read(part(dimensions, levels), observed, adjusted, share(dimensions, levels));
  }

  /** The respondents of a part. */
  BitSet part(List<Dimension> dimensions, List<Level> levels) {
    BitSet part = new BitSet();
    part.set(0, survey.who().size());
    for (int d = 0; d < levels.size(); d++) {
      part.and(survey.at(dimensions.get(d), levels.get(d).code()));
    }
    return part;
  }

  /** The share of a part of the frame that is inside OPSN territories. */
  private static double share(List<Dimension> dimensions, List<Level> levels) {
    List<Dimension> all = new ArrayList<>(List.of(Dimension.OPSN));
    all.addAll(dimensions);
    List<String> codes = levels.stream().map(Level::code).toList();
    double in = 0;
    double known = 0;
    for (Map.Entry<List<Level>, Long> cell : SyntheticSurvey.FRAME.counts(all).entrySet()) {
      List<String> found = cell.getKey().stream().map(Level::code).toList();
      if (!found.get(0).equals(Level.UNKNOWN) && found.subList(1, found.size()).equals(codes)) {
        known += cell.getValue();
        in += found.get(0).equals("INSIDE") ? cell.getValue() : 0;
      }
    }
    return in / known;
  }

  private static double[] weights(SyntheticSurvey survey) {
    List<Dimension> dimensions = Weighting.automatic().dimensions();
    Tally tally =
        Tally.of(survey.answers(), SyntheticSurvey.FRAME, dimensions.toArray(Dimension[]::new));
    IndicatorTally cube =
        tally.cube().indicator(tally.questionnaire().indicator("teletravail.charte").orElseThrow());
    double[] factors =
        CubeSample.of(cube, dimensions, SyntheticSurvey.FRAME)
            .under(Weighting.automatic())
            .factors();
    return survey.who().stream()
        .map(who -> CellKey.of(SyntheticSurvey.FRAME, dimensions, who))
        .mapToDouble(key -> factors[cube.keys().indexOf(key)])
        .toArray();
  }

  private void read(BitSet part, Estimate observed, Estimate adjusted, double share) {
    read(part, observed, adjusted, weights, share);
  }

  private void read(
      BitSet part, Estimate observed, Estimate adjusted, double[] under, double share) {
    double[] ones = new double[factors.length];
    Arrays.fill(ones, 1);
    know(part, ones, observed);
    BitSet in = (BitSet) part.clone();
    in.and(inside);
    BitSet out = survey.at(Dimension.OPSN, "OUTSIDE");
    out.and(part);
    if (adjusted.status() == EstimateStatus.BOUNDED) {
      // One side has fewer than 30: the lower bound is the other side's share times its mean.
      double lower = adjusted.bounds().orElseThrow().lower();
      if (in.cardinality() >= 30) {
        know(in, ones, lower / share);
      } else if (out.cardinality() >= 30) {
        know(out, ones, lower / (1 - share));
      }
    } else {
      know(part, (!thin && under == weights) || (0 < share && share < 1) ? under : ones, adjusted);
      if (adjusted.bounds().isPresent()) {
        attacker.learn(in);
        attacker.learn(out);
      }
    }
  }

  private void know(BitSet part, double[] weights, Estimate estimate) {
    if (estimate.status() == EstimateStatus.ESTIMATED
        || estimate.status() == EstimateStatus.POINT_ONLY) {
      know(part, weights, estimate.value().orElseThrow());
    }
  }

  private void know(BitSet part, double[] weights, double mean) {
    double[] row = new double[weights.length];
    part.stream().forEach(i -> row[i] = weights[i]);
    double sum = mean * Arrays.stream(row).sum();
    assertThat(survey.yes().stream().filter(i -> i < row.length).mapToDouble(i -> row[i]).sum())
        .as("%s", part)
        .isCloseTo(sum, within(1e-6));
    attacker.learn(row);
  }

  double width(Segment segment) {
    return attacker.width(part(List.of(segment.dimension()), List.of(segment.level())));
  }

  double width(CrossedSegment segment) {
    return attacker.width(part(segment.dimensions(), segment.levels()));
  }
}
