package fr.barometre.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.tally.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the rows are divided, Spark says what one process says, to the bit. */
class SparkTallyTest {

  private static SparkSession spark;
  private static Dataset<Row> answers;
  private static Tally inMemory;

  @BeforeAll
  static void start(@TempDir Path folder) {
    // Two threads; a task may fail twice.
    spark =
        SparkSession.builder()
            .master("local[2, 3]")
            .appName("test")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "OFF")
            .getOrCreate();
    String parquet = folder.resolve("synthetic").toString();
    Synthetic.answers(spark, 300, 7).write().parquet(parquet);
    answers = spark.read().parquet(parquet).cache();
    inMemory = SparkTally.tally(answers.collectAsList().stream().map(SparkTally::answer).toList());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static void same(Tally tally) {
    assertThat(tally.toBytes()).isEqualTo(inMemory.toBytes());
    BarometreReport expected = SparkReport.report(inMemory);
    assertThat(SparkReport.report(tally)).isEqualTo(expected);
    assertThat(expected.indicators()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void any_number_of_partitions_of_shuffled_rows(int partitions) {
    same(SparkTally.of(answers.orderBy(functions.rand(partitions)), partitions));
  }

  /** Fails at the first attempt, as an executor does that is killed. */
  private static final class FailsFirst implements MapPartitionsFunction<Row, byte[]> {

    private static final long serialVersionUID = 1;

    private final SparkTally.TallyOfPartition tallied = new SparkTally.TallyOfPartition();

    @Override
    public Iterator<byte[]> call(Iterator<Row> rows) {
      if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() % 2 == 0) {
        rows.next();
        throw new IllegalStateException("this attempt was meant to fail");
      }
      return tallied.call(rows);
    }
  }

  @Test
  void partitions_that_fail_and_are_tried_again_change_nothing() {
    same(SparkTally.of(answers, 4, new FailsFirst()));
  }

  /** A tally travels as it is, with its questionnaire and its counted frame. */
  @Test
  void executors_merge_tallies_in_a_tree() {
    Tally merged =
        answers
            .repartition(9, functions.col("type"), functions.col("code"))
            .toJavaRDD()
            .mapPartitions(SparkTallyTest::tallied)
            .treeReduce(Tally::merge, 3);
    same(merged);
  }

  private static Iterator<Tally> tallied(Iterator<Row> rows) {
    List<Answer> found = new ArrayList<>();
    rows.forEachRemaining(row -> found.add(SparkTally.answer(row)));
    return List.of(SparkTally.tally(found)).iterator();
  }
}
