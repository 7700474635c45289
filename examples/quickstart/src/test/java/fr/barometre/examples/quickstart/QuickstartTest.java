package fr.barometre.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import fr.barometre.weighting.Weighting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  private static final Answers ANSWERS = Observatoire.answers();

  @Test
  void observed_as_published() {
    IndicatorResult result = Observatoire.everyStratum(ANSWERS);
    assertThat(result.observed().base().orElseThrow()).isEqualTo(191);
    assertThat(result.observed().value().orElseThrow()).isEqualTo(121.0 / 191);
  }

  /** Shares of OUI by category, weighted by the universe: 1,974.3 of 4,556. */
  @Test
  void the_published_weighting_is_reproduced_and_flagged() {
    IndicatorResult result = Observatoire.asPublished(ANSWERS);
    double yes =
        2160 / 6.0 + 981 * .6 + 42 * .8 + 1233 * 24 / 33.0 + 21 * 16 / 18.0 + 101 * .6 + 18 * .9;
    assertThat(result.adjusted().value().orElseThrow()).isCloseTo(yes / 4556, within(1e-12));
    assertThat(Math.round(result.adjusted().percent().orElseThrow())).isEqualTo(43);
    assertThat(result.adjusted().effectiveBase().orElseThrow()).isCloseTo(22.54, within(.005));
    assertThat(result.flag(FlagCode.UNCOVERED).orElseThrow().evidence("uncoveredShare"))
        .hasValueSatisfying(e -> assertThat(e.value()).isCloseTo(31762.0 / 36318, within(1e-12)));
    assertThat(result.flag(FlagCode.SMALL_BASE)).isPresent();
    assertThat(result.flag(FlagCode.WIDE_INTERVAL)).isPresent();
  }

  @Test
  void every_stratum() {
    IndicatorResult result = Observatoire.everyStratum(ANSWERS);
    assertThat(result.adjusted().percent().orElseThrow()).isCloseTo(34.6, within(.05));
    assertThat(result.adjusted().effectiveBase().orElseThrow()).isCloseTo(11.7, within(.05));
    assertThat(result.flag(FlagCode.UNCOVERED)).isEmpty();
    assertThat(result.flag(FlagCode.SMALL_BASE)).isPresent();
    assertThat(result.flag(FlagCode.OUTSIDE_FRAME)).isPresent();
    // Nine small communes of 31,762, eighteen métropoles of 21: by hand, S over the mean rate.
    IndicatorResult unweighted =
        Observatoire.request(ANSWERS)
            .weighting(Weighting.NONE)
            .policy(FlagPolicy.builder().addCoverage(Observatoire.CATEGORY).build())
            .indicator("rgpd.processus")
            .compute();
    assertThat(unweighted.flag(FlagCode.UNREPRESENTATIVE).orElseThrow().evidence("unadjustedCv"))
        .hasValueSatisfying(e -> assertThat(e.value()).isCloseTo(8.76, within(.005)));
  }

  @Test
  void prints_everything_in_under_five_seconds() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Instant start = Instant.now();
    new Quickstart(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("63,4\u00A0%", "43,3\u00A0%", "34,6\u00A0%", "87,5\u00A0%")
        .contains("synthétiques")
        .contains("Ont une charte de télétravail", "Utilisent l’IA dans un projet")
        .contains("moins de 500 habitants", "2\u00A0000 habitants et plus")
        .contains("population 52,6 %", "population 74,3 %");
  }

  @Test
  void the_answers_of_the_readme_are_synthetic_and_drawn_again() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("respondent;type;code;wave;role;question;modality;synthetic");
    for (Answer answer :
        Synthetic.answers(Edition2025.QUESTIONNAIRE, Population.collectivites2025(), 2025)) {
      if (answer.question().equals("teletravail.charte")) {
        Respondent who = answer.respondent();
        CollectiviteRef collectivite = who.collectivite().orElseThrow();
        lines.add(
            String.join(
                ";",
                who.id(),
                collectivite.scheme(),
                collectivite.code(),
                who.wave(),
                who.role().name(),
                answer.question(),
                String.join("|", answer.modalities()),
                "yes"));
      }
    }
    assertThat(Path.of("src", "main", "resources", "answers-synthetic.csv"))
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(String.join("\n", lines));
  }
}
