package fr.barometre.examples.spark;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The tally of answers that Spark holds, one a row.
 *
 * <p>A collectivité's answers must be in one partition, so that rows are divided by collectivité;
 * each partition becomes a tally in its binary form, and the driver merges them. Nothing else
 * crosses the network.
 */
final class SparkTally {

  /** The dimensions of the 2025 edition's weights and breakdowns. */
  static final List<Dimension> DIMENSIONS =
      List.of(Dimension.OPSN, Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION);

  private SparkTally() {}

  /** The tally, by way of a number of partitions. */
  static Tally of(Dataset<Row> answers, int partitions) {
    return of(answers, partitions, new TallyOfPartition());
  }

  static Tally of(
      Dataset<Row> answers, int partitions, MapPartitionsFunction<Row, byte[]> tallied) {
    List<byte[]> parts =
        answers
            .repartition(partitions, functions.col("type"), functions.col("code"))
            .mapPartitions(tallied, Encoders.BINARY())
            .collectAsList();
    return parts.stream()
        .map(bytes -> Tally.from(bytes, Edition2025.QUESTIONNAIRE, frame()))
        .reduce(Tally::merge)
        .orElseGet(() -> tally(List.of()));
  }

  static Tally tally(List<Answer> answers) {
    return Tally.of(
        Answers.of(Edition2025.QUESTIONNAIRE, answers),
        frame(),
        DIMENSIONS,
        Edition2025.QUESTIONNAIRE.indicators());
  }

  private static Population frame() {
    return Population.collectivites2025();
  }

  /** One answer. */
  static Answer answer(Row row) {
    Respondent respondent =
        Respondent.builder()
            .id(row.<String>getAs("respondent"))
            .collectivite(
                CollectiviteRef.of(
                    CollectiviteType.valueOf(row.<String>getAs("type")), row.<String>getAs("code")))
            .wave(row.<String>getAs("wave"))
            .role(Role.valueOf(row.<String>getAs("role")))
            .build();
    return Answer.of(respondent, row.<String>getAs("question"), row.<String>getAs("modality"));
  }

  /** Tallies the rows of a partition where they are. */
  static final class TallyOfPartition implements MapPartitionsFunction<Row, byte[]> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<byte[]> call(Iterator<Row> rows) {
      List<Answer> answers = new ArrayList<>();
      rows.forEachRemaining(row -> answers.add(answer(row)));
      return List.of(tally(answers).toBytes()).iterator();
    }
  }
}
