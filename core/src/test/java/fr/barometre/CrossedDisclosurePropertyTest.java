package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Groups;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Results with crossed breakdowns, attacked by a reader who uses all that they show. */
class CrossedDisclosurePropertyTest {

  private static final List<List<Dimension>> CROSSINGS =
      List.of(
          List.of(Dimension.TYPE, Dimension.POPULATION_BAND),
          List.of(Dimension.REGION, Dimension.POPULATION_BAND),
          List.of(Dimension.POPULATION_BAND, Dimension.OPSN),
          List.of(Dimension.TYPE, Dimension.OPSN, Dimension.OPSN_MEMBER));

  /** Respondents drawn from the frame, and breakdowns. */
  record Asked(
      int size, double yes, long seed, Set<Dimension> by, List<List<Dimension>> crossings) {

    SyntheticSurvey survey() {
      return SyntheticSurvey.draw(size, yes, seed);
    }

    IndicatorQuery query(SyntheticSurvey survey) {
      IndicatorQuery query =
          Barometre.indicator("teletravail.charte")
              .answers(survey.answers())
              .by(by.toArray(new Dimension[0]));
      for (List<Dimension> crossed : crossings) {
        query =
            query.crossedBy(
                crossed.get(0),
                crossed.get(1),
                crossed.subList(2, crossed.size()).toArray(new Dimension[0]));
      }
      return query;
    }
  }

  @Provide
  Arbitrary<Asked> asked() {
    return Combinators.combine(
            Arbitraries.integers().between(20, 250),
            Arbitraries.doubles().between(0.05, 0.95),
            Arbitraries.longs(),
            Arbitraries.of(
                    Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION, Dimension.OPSN)
                .set()
                .ofMaxSize(3),
            Arbitraries.of(CROSSINGS).list().uniqueElements().ofMinSize(1).ofMaxSize(2))
        .as(Asked::new);
  }

  @Property(tries = 60)
  void no_hidden_figure_follows_from_those_that_are_shown(@ForAll("asked") Asked asked) {
    SyntheticSurvey survey = asked.survey();
    attack(survey, asked.query(survey).compute());
  }

  /** Breakdowns by what respondents are, beside those of the frame and crossed with them. */
  @Property(tries = 40)
  void nor_do_figures_of_groups(
      @ForAll("asked") Asked asked, @ForAll boolean roles, @ForAll boolean crossed) {
    SyntheticSurvey survey = asked.survey();
    Groups service = Groups.column(SyntheticSurvey.SERVICE);
    IndicatorQuery query = asked.query(survey).by(service);
    if (roles) {
      query = query.crossedBy(Dimension.ROLE, Dimension.OPSN);
    }
    if (crossed) {
      query = query.crossedBy(service, Dimension.POPULATION_BAND);
    }
    attack(survey, query.compute());
  }

  private static void attack(SyntheticSurvey survey, IndicatorResult result) {
    ResultReader reader = new ResultReader(survey, result);
    long hidden = 0;
    for (Segment segment : result.segments()) {
      if (segment.observed().isSuppressed()) {
        assertThat(reader.width(segment)).as("%s", segment).isGreaterThan(0.99);
      }
    }
    for (CrossedSegment segment : result.crossedSegments()) {
      if (segment.observed().isSuppressed()) {
        hidden++;
        assertThat(reader.width(segment)).as("%s", segment).isGreaterThan(0.99);
      } else {
        assertThat(reader.part(segment.dimensions(), segment.levels()).cardinality())
            .as("%s", segment)
            .satisfiesAnyOf(
                n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThanOrEqualTo(5));
      }
    }
    Statistics.label("hidden").collect(Math.min(hidden, 3), !result.observed().isSuppressed());
  }
}
