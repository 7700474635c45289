package fr.barometre.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.weighting.PostStratification;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A part of the frame that lies wholly inside OPSN territories, or outside, is not worked out again
 * under the adjustment. It is what the same post-stratification gives when it is asked for by name,
 * which works everything out.
 */
class OneSidedPartsPropertyTest {

  private static final List<Collectivite> ALL = Population.collectivites2025().collectivites();
  private static final List<String> MODALITIES = List.of("OUI", "NON", "NSP", "SR");

  /** Every other of these has an OPSN. */
  private static final List<String> DEPARTEMENTS = List.of("01", "33", "59", "62", "75", "84");

  @Property
  void a_part_on_one_side_is_what_the_weighting_by_name_gives(
      @ForAll long seed, @ForAll CountingUnit unit) {
    Random random = new Random(seed);
    Population frame = frame(random);
    IndicatorQuery query =
        Barometre.indicator(SmallSurvey.CHARTE_OUI)
            .answers(Answers.of(SmallSurvey.ONE_WAVE, answers(random, frame)))
            .population(frame)
            .unit(unit)
            .by(Dimension.DEPARTEMENT)
            .disclosure(Disclosure.NONE);
    // Too few of a side for weights: parts on one side have figures all the same.
    IndicatorResult adjusted =
        query.policy(FlagPolicy.builder().fewestClusters(1_000).build()).compute();
    IndicatorResult named =
        query
            .weighting(
                PostStratification.on(Dimension.OPSN)
                    .excluding(Dimension.OPSN, Level.UNKNOWN)
                    .excludingOutsideFrame())
            .compute();
    long estimated = 0;
    for (int s = 0; s < adjusted.segments().size(); s++) {
      Segment segment = adjusted.segments().get(s);
      if (segment.adjusted().status() == EstimateStatus.ESTIMATED) {
        close(segment.adjusted(), named.segments().get(s).adjusted());
        estimated++;
      }
    }
    assertThat(estimated).isPositive();
  }

  private static void close(Estimate one, Estimate other) {
    assertThat(other.status()).isEqualTo(EstimateStatus.ESTIMATED);
    assertThat(one.value().orElseThrow()).isCloseTo(other.value().orElseThrow(), within(1e-12));
    double error = other.standardError().orElseThrow();
    assertThat(one.standardError().orElseThrow()).isCloseTo(error, within(1e-11));
    assertThat(one.interval().orElseThrow().lower())
        .isCloseTo(other.interval().orElseThrow().lower(), within(1e-10));
    assertThat(one.interval().orElseThrow().upper())
        .isCloseTo(other.interval().orElseThrow().upper(), within(1e-10));
    assertThat(one.base()).isEqualTo(other.base());
    assertThat(one.clusters()).isEqualTo(other.clusters());
    assertThat(one.effectiveBase().orElseThrow())
        .isCloseTo(other.effectiveBase().orElseThrow(), within(1e-9));
    assertThat(one.kishDesignEffect().orElseThrow())
        .isCloseTo(other.kishDesignEffect().orElseThrow(), within(1e-11));
    assertThat(one.designEffect().isPresent()).isEqualTo(other.designEffect().isPresent());
    if (one.designEffect().isPresent() && error > 1e-6) {
      double effect = other.designEffect().getAsDouble();
      assertThat(one.designEffect().getAsDouble()).isCloseTo(effect, within(1e-8 * effect));
    }
  }

  /** From each side somebody; some more than once, some from elsewhere, some of unknown status. */
  private static List<Answer> answers(Random random, Population frame) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Respondent.Builder who = Respondent.builder();
      who.id("r" + i);
      int kind = random.nextInt(30);
      if (kind == 0) {
        who.collectivite(CollectiviteRef.parse("COMMUNE:59" + (900 + i)));
      } else if (kind == 1) {
        who.putProfile("DEPARTEMENT", DEPARTEMENTS.get(random.nextInt(DEPARTEMENTS.size())));
      } else {
        who.collectivite(
            frame.collectivites().get(random.nextInt(frame.collectivites().size())).ref());
      }
      if (random.nextInt(3) == 0) {
        who.weight(Math.exp(random.nextGaussian()));
      }
      answers.add(Answer.of(who.build(), "Q1", MODALITIES.get(random.nextInt(4))));
    }
    return answers;
  }

  private static Population frame(Random random) {
    List<Collectivite> members =
        ALL.stream()
            .filter(c -> DEPARTEMENTS.contains(c.departement().orElse("")))
            .filter(c -> random.nextInt(8) == 0)
            .toList();
    List<String> served =
        IntStream.range(0, DEPARTEMENTS.size())
            .filter(d -> d % 2 == 0)
            .mapToObj(DEPARTEMENTS::get)
            .toList();
    Opsn opsn = new Opsn("O", served, "test");
    return Population.of("drawn", members).withOpsn(OpsnCoverage.of("test", List.of(opsn)));
  }
}
