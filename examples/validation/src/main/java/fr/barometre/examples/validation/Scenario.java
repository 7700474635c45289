package fr.barometre.examples.validation;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.bias.ProxyPatternMixture;
import fr.barometre.diagnosis.SelectionBias;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A population whose true figure is known, and surveys drawn from it under one mechanism. */
final class Scenario {

  private static final Population FRAME =
      Population.collectivites2025().withOpsn(OpsnCoverage.anct());
  private static final String QUESTION = Edition2025.LOGICIELS_LIBRES.question();

  private static final List<Dimension> COVERAGE =
      List.of(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);

  private final List<Collectivite> collectivites = FRAME.collectivites();
  private final boolean[] yes = new boolean[collectivites.size()];
  private final double[] keenness = new double[collectivites.size()];
  private final double truth;

  Scenario(Law mechanism, long seed) {
    Random random = new Random(seed);
    int count = 0;
    for (int i = 0; i < yes.length; i++) {
      Collectivite collectivite = collectivites.get(i);
      boolean inside =
          FRAME.level(Dimension.OPSN, collectivite).code().equals(OpsnStatus.INSIDE.name());
      yes[i] = random.nextDouble() < mechanism.truth(collectivite, inside);
      keenness[i] = mechanism.keenness(collectivite, inside, yes[i]);
      count += yes[i] ? 1 : 0;
    }
    this.truth = (double) count / yes.length;
  }

  double truth() {
    return truth;
  }

  /** The outcome of one survey: its result, and the range of MUBP for φ from 0 to 1. */
  record Outcome(IndicatorResult result, Optional<SelectionBias> selection) {}

  /**
   * Draws n different collectivités with unequal rates: each responds after an exponential time,
   * and the first n are taken.
   */
  Outcome survey(int n, long seed) {
    Tally tally = tally(n, seed);
    CubeSample sample = sample(tally);
    return new Outcome(
        Barometre.indicator(Edition2025.LOGICIELS_LIBRES)
            .answers(tally)
            .disclosure(Disclosure.NONE)
            .compute(),
        ProxyPatternMixture.of(sample, COVERAGE));
  }

  /** The figure of one survey under each of some weightings, without anything else. */
  List<Estimate> figures(int n, long seed, List<Weighting> weightings) {
    CubeSample sample = sample(tally(n, seed));
    return weightings.stream()
        .map(
            weighting ->
                sample
                    .under(weighting)
                    .estimate(0, Domain.all(), IntervalMethod.KORN_GRAUBARD, 0.95))
        .toList();
  }

  private static CubeSample sample(Tally tally) {
    return CubeSample.of(
        tally.cube().indicator(Edition2025.LOGICIELS_LIBRES), tally.dimensions(), FRAME);
  }

  private Tally tally(int n, long seed) {
    Random random = new Random(seed);
    double[] times = new double[yes.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = -Math.log(1 - random.nextDouble()) / keenness[i];
    }
    int[] first =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> times[i]))
            .limit(n)
            .mapToInt(Integer::intValue)
            .toArray();
    List<Answer> answers = new ArrayList<>(n);
    Arrays.stream(first)
        .forEach(
            i ->
                answers.add(
                    Answer.of(
                        Respondent.builder()
                            .id("synthetic-" + i)
                            .collectivite(collectivites.get(i).ref())
                            .build(),
                        QUESTION,
                        yes[i] ? "OUI" : "NON")));
    Set<Dimension> dimensions = new LinkedHashSet<>(COVERAGE);
    dimensions.addAll(Weighting.automatic().dimensions());
    return Tally.of(
        Answers.of(Edition2025.QUESTIONNAIRE, answers),
        FRAME,
        dimensions,
        List.of(Edition2025.LOGICIELS_LIBRES));
  }
}
