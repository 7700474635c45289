package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.csv.CsvTable;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.FrameCell;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.population.StrataScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The synthetic survey of {@code models-synthetic.csv} on its frame, communes and EPCI of the real
 * one by OPSN, kind and band of population; and what R says of it.
 */
final class ModelsSurvey {

  static final JsonNode EXPECTED = JsonMapper.shared().readTree(bytes("models-synthetic.json"));

  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND);

  private ModelsSurvey() {}

  private static byte[] bytes(String name) {
    try (InputStream in = ModelsSurvey.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Population frame() {
    Map<Map<String, String>, Long> counts = new HashMap<>();
    Population.collectivites2025()
        .withOpsn(OpsnCoverage.anct())
        .withStrata(
            Dimension.POPULATION_BAND, StrataScheme.of("six", 500, 1_000, 2_000, 3_500, 10_000))
        .counts(DIMENSIONS)
        .forEach(
            (levels, count) -> {
              Map<String, String> cell = new HashMap<>();
              for (int d = 0; d < DIMENSIONS.size(); d++) {
                cell.put(DIMENSIONS.get(d).code(), levels.get(d).code());
              }
              CollectiviteType type = CollectiviteType.valueOf(levels.get(1).code());
              if (type == CollectiviteType.COMMUNE || type.epci()) {
                cell.put(Dimension.TYPE.code(), type.epci() ? "EPCI" : "COMMUNE");
                counts.merge(cell, count, Long::sum);
              }
            });
    return Population.ofCells(
        "synthetic",
        DIMENSIONS,
        counts.entrySet().stream().map(e -> new FrameCell(e.getKey(), e.getValue())).toList());
  }

  static Answers answers() {
    CsvTable table = CsvTable.of("models-synthetic.csv", bytes("models-synthetic.csv"));
    int opsn = table.column(List.of("opsn"));
    int kind = table.column(List.of("kind"));
    int band = table.column(List.of("band"));
    int y = table.column(List.of("y"));
    List<Answer> answers = new ArrayList<>();
    table.forEach(
        row ->
            answers.add(
                Answer.of(
                    Respondent.builder()
                        .id("r" + answers.size())
                        .putProfile(Dimension.OPSN.code(), row.field(opsn))
                        .putProfile(Dimension.TYPE.code(), row.field(kind))
                        .putProfile(Dimension.POPULATION_BAND.code(), row.field(band))
                        .build(),
                    "Q1",
                    row.field(y).equals("1") ? "OUI" : "NON")));
    return Answers.of(SmallSurvey.ONE_WAVE, answers);
  }

  /** Drawn with replacement, as R takes samples without a finite population. */
  static IndicatorQuery query() {
    return Samples.charte(answers(), frame())
        .disclosure(Disclosure.NONE)
        .sampling(SamplingPlan.simpleRandom().withReplacement());
  }
}
