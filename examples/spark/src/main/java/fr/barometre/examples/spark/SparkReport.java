package fr.barometre.examples.spark;

import fr.barometre.Barometre;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prints the 2025 edition from Parquet, read and tallied by Spark. */
public final class SparkReport {

  private static final int PARTITIONS = 8;

  private SparkReport() {}

  /**
   * Prints to the standard output, in French.
   *
   * @param arguments a Parquet file or folder of answers, one a row; without one, those of 2,000
   *     synthetic respondents
   * @throws IOException if the synthetic answers cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SparkSession.Builder builder =
        SparkSession.builder().appName("barometre").config("spark.log.level", "ERROR");
    try (SparkSession spark = local(builder).getOrCreate()) {
      String parquet;
      if (arguments.length > 0) {
        parquet = arguments[0];
      } else {
        parquet = Files.createTempDirectory("barometre").resolve("synthetic").toString();
        Synthetic.answers(spark, 2_000, 2025).write().parquet(parquet);
        out.println("Réponses synthétiques de collectivités réelles");
        out.println();
      }
      Dataset<Row> answers = spark.read().parquet(parquet);
      out.print(Report.of(report(SparkTally.of(answers, PARTITIONS)), Locale.FRENCH).text());
    }
  }

  /** On this machine, unless spark-submit says where. */
  private static SparkSession.Builder local(SparkSession.Builder builder) {
    return System.getProperty("spark.master") == null
        ? builder.master("local[2]").config("spark.ui.enabled", "false")
        : builder;
  }

  static BarometreReport report(Tally tally) {
    return Barometre.edition(Edition2025.QUESTIONNAIRE)
        .answers(tally)
        .by(Dimension.TYPE, Dimension.REGION)
        .compute();
  }
}
