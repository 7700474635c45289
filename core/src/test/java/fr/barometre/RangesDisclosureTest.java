package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With fewer than 30 respondents outside OPSN, an adjusted figure is a range from P·ȳ to P·ȳ + 1 −
 * P, P the share of the frame inside and ȳ what those inside say: its lower end is a figure of
 * theirs.
 */
class RangesDisclosureTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final int RESPONDENTS = 320;
  private static final int OUTSIDE = 27;
  private static final int FEWEST = 5;

  private final List<Collectivite> who = new ArrayList<>();
  private final BitSet inside = new BitSet();

  private IndicatorQuery survey(long seed) {
    Random random = new Random(seed);
    List<Collectivite> all = new ArrayList<>(FRAME.collectivites());
    Collections.shuffle(all, random);
    int outside = 0;
    List<Answer> given = new ArrayList<>();
    for (Collectivite one : all) {
      boolean in = FRAME.level(Dimension.OPSN, one).code().equals("INSIDE");
      boolean keen = one.type() != CollectiviteType.COMMUNE || random.nextInt(3) == 0;
      if (who.size() < RESPONDENTS && keen && (in || outside < OUTSIDE)) {
        outside += in ? 0 : 1;
        inside.set(who.size(), in);
        who.add(one);
        given.add(
            Answer.of(
                Respondent.builder().id(one.ref().toString()).collectivite(one.ref()).build(),
                "teletravail.charte",
                random.nextInt(3) == 0 ? "OUI" : "NON"));
      }
    }
    return Barometre.indicator("teletravail.charte")
        .answers(Answers.of(Edition2025.QUESTIONNAIRE, given))
        .by(
            Dimension.TYPE,
            Dimension.POPULATION_BAND,
            Dimension.POPULATION_STRATUM,
            Dimension.POPULATION_FINE,
            Dimension.REGION);
  }

  private BitSet respondents(Segment segment) {
    List<Level> levels = segment.joined().isEmpty() ? List.of(segment.level()) : segment.joined();
    Set<String> codes = levels.stream().map(Level::code).collect(Collectors.toSet());
    BitSet some = new BitSet();
    for (int i = 0; i < who.size(); i++) {
      some.set(i, codes.contains(FRAME.level(segment.dimension(), who.get(i)).code()));
    }
    return some;
  }

  /** What an attacker adds and subtracts. */
  private List<BitSet> shown(IndicatorResult result) {
    List<BitSet> sums = new ArrayList<>();
    BitSet all = new BitSet();
    all.set(0, who.size());
    sums.add(all);
    if (result.opsn().effect().isPresent()) {
      sums.add(inside);
    }
    for (Segment segment : result.segments()) {
      if (!segment.observed().isSuppressed()) {
        sums.add(respondents(segment));
      }
      if (segment.adjusted().bounds().filter(b -> b.upper() - b.lower() < 1).isPresent()) {
        BitSet those = respondents(segment);
        those.and(inside);
        sums.add(those);
      }
    }
    return sums.stream().distinct().toList();
  }

  private static long ranges(IndicatorResult result) {
    return result.segments().stream()
        .filter(s -> s.adjusted().value().isEmpty() && s.adjusted().bounds().isPresent())
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ranges_of_several_breakdowns_tell_no_answers_of_a_few(long seed) {
    IndicatorQuery query = survey(seed);
    IndicatorResult open = query.disclosure(Disclosure.NONE).compute();
    assertThat(new SolverAttacker(who.size(), shown(open)).fewerThan(FEWEST)).isPresent();
    IndicatorResult result = query.compute();
    assertThat(new SolverAttacker(who.size(), shown(result)).fewerThan(FEWEST)).isEmpty();
    assertThat(ranges(result)).isBetween(1L, ranges(open) - 1);
  }
}
