package fr.barometre.examples.spark;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Synthetic answers of members of the real frame to every question of the 2025 edition. */
final class Synthetic {

  private static final List<String> COLUMNS =
      List.of("respondent", "type", "code", "wave", "role", "question", "modality");

  private Synthetic() {}

  static Dataset<Row> answers(SparkSession spark, int respondents, long seed) {
    Random random = new Random(seed);
    List<Collectivite> members = new ArrayList<>(Population.collectivites2025().collectivites());
    Collections.shuffle(members, random);
    List<Row> rows = new ArrayList<>();
    for (Collectivite who : members.subList(0, respondents)) {
      for (Question question : Edition2025.QUESTIONNAIRE.questions()) {
        String wave = Edition2025.QUESTIONNAIRE.wavesOf(question).get(0).code();
        int modality = random.nextInt(question.modalities().size());
        rows.add(
            RowFactory.create(
                "r" + who.ref(),
                who.type().name(),
                who.code(),
                wave,
                "AGENT",
                question.code(),
                question.modalities().get(modality).code()));
      }
    }
    StructType schema = new StructType();
    for (String column : COLUMNS) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return spark.createDataFrame(rows, schema);
  }
}
