package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Communes;
import fr.barometre.Communes.Row;
import fr.barometre.RandomRows;
import fr.barometre.SmallNumbers;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Sums over numbers, against the rules applied to one row after the other. */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class NumbersPropertyTest {

  private static final NumberRange RANGE = SmallNumbers.EVOLUTION.range().orElseThrow();
  private static final String CODE = SmallNumbers.EVOLUTION.code();

  /** A row whose modality became a number, or says that there is none. */
  private record Said(Row row, int number, String text) {

    static Said of(Row row, int number) {
      String text =
          switch (row.modality()) {
            case "OUI" -> row.commune() % 4 + "," + row.day();
            case "NON" -> Integer.toString(7 * row.day() - 5 * (row.commune() % 18));
            case "NA" -> "NC";
            default -> row.modality();
          };
      return new Said(row, number, text);
    }

    Answer answer() {
      return Answer.of(row.answer(number).respondent(), CODE, text);
    }

    boolean isNumber() {
      return !List.of("NC", "NSP", "SR").contains(text);
    }

    double value() {
      return Double.parseDouble(text.replace(',', '.'));
    }

    /** The place in the range of the question. */
    double place() {
      return (value() + 100) / 350;
    }
  }

  /** What one collectivité brings. */
  private record Expected(double size, double base, double count, double unitCountSquares) {}

  private static List<Said> said(List<Row> rows) {
    return IntStream.range(0, rows.size()).mapToObj(i -> Said.of(rows.get(i), i)).toList();
  }

  private static Answers answers(List<Said> said) {
    Answers answers =
        Answers.of(SmallNumbers.QUESTIONNAIRE, said.stream().map(Said::answer).toList());
    assertThat(answers.rejections()).isEmpty();
    return answers;
  }

  private static IndicatorDefinition mean(CountingUnit unit) {
    return IndicatorDefinition.builder()
        .from(SmallNumbers.mean(SmallNumbers.EVOLUTION))
        .countingUnit(unit)
        .build();
  }

  @Property(tries = 500)
  void clusters_and_cells_are_what_the_rules_say(
      @ForAll List<Row> rows, @ForAll CountingUnit unit) {
    List<Said> said = said(rows);
    List<Expected> expected = expected(said, unit);
    Answers answers = answers(said);
    Collection<CellTally> cells =
        Tally.of(answers, Communes.FRAME, List.of(), List.of(mean(unit)))
            .cube()
            .indicator(mean(unit))
            .cells()
            .values();
    close(
        cells.stream().mapToDouble(c -> c.moments(RANGE).count()).sum(),
        expected.stream().mapToDouble(Expected::count).sum());
    close(
        cells.stream().mapToDouble(c -> c.unitCountSquares(RANGE)).sum(),
        expected.stream().mapToDouble(Expected::unitCountSquares).sum());
    close(
        cells.stream().mapToDouble(CellTally::largestCount).max().orElse(0),
        expected.stream().mapToDouble(e -> 350 * e.count()).reduce(0, Math::max));
    for (double[] k : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {2, -1, -.25}}) {
      close(
          cells.stream().mapToDouble(c -> c.moments(RANGE).linear(k[0], k[1], k[2])).sum(),
          expected.stream().mapToDouble(e -> combined(k, e)).sum());
      close(
          cells.stream().mapToDouble(c -> c.moments(RANGE).squares(k[0], k[1], k[2])).sum(),
          expected.stream().mapToDouble(e -> Math.pow(combined(k, e), 2)).sum());
    }
  }

  @Example
  void numbers_that_add_up_to_nothing_have_squares() {
    Row less = new Row(50, Role.AGENT, "NON", 7, 1);
    Row more = new Row(50, Role.AGENT, "NON", 13, 1);
    assertThat(said(List.of(less, more))).extracting(Said::text).containsExactly("-21", "21");
    clusters_and_cells_are_what_the_rules_say(List.of(less, more), CountingUnit.RESPONSE);
  }

  private static double combined(double[] factors, Expected cluster) {
    return factors[0] * cluster.count() + factors[1] * cluster.base() + factors[2] * cluster.size();
  }

  private static List<Expected> expected(List<Said> said, CountingUnit unit) {
    return said.stream()
        .collect(Collectors.groupingBy(s -> s.row().commune(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(cluster -> unit == CountingUnit.LATEST ? List.of(latest(cluster)) : cluster)
        .map(cluster -> unit == CountingUnit.RESPONSE ? responses(cluster) : whole(cluster))
        .toList();
  }

  private static Said latest(List<Said> cluster) {
    return cluster.stream()
        .max(Comparator.comparingInt((Said s) -> s.row().day()).thenComparing(Said::number))
        .orElseThrow();
  }

  private static Expected responses(List<Said> cluster) {
    double size = 0;
    double base = 0;
    double count = 0;
    double squares = 0;
    for (Said said : cluster) {
      double weight = said.row().weight();
      size += weight;
      if (said.isNumber()) {
        base += weight;
        count += weight * said.place();
        squares += weight * said.place() * said.place();
      }
    }
    return new Expected(size, base, count, squares);
  }

  private static Expected whole(List<Said> cluster) {
    double weight = cluster.stream().mapToDouble(s -> s.row().weight()).average().orElseThrow();
    List<Said> numbers = cluster.stream().filter(Said::isNumber).toList();
    if (numbers.isEmpty()) {
      return new Expected(weight, 0, 0, 0);
    }
    double mean = numbers.stream().mapToDouble(Said::place).average().orElseThrow();
    return new Expected(weight, weight, weight * mean, weight * mean * mean);
  }

  @Property(tries = 200)
  void parts_merge_into_the_whole_and_come_back_from_bytes(
      @ForAll List<Row> rows,
      @ForAll CountingUnit unit,
      @ForAll @IntRange(min = 2, max = 5) int parts) {
    List<Said> said = said(rows);
    Tally whole = tally(said, unit);
    List<Tally> tallies = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int own = part;
      tallies.add(
          tally(said.stream().filter(s -> s.row().commune() % parts == own).toList(), unit));
    }
    Tally merged = tallies.stream().reduce(Tally::merge).orElseThrow();
    assertThat(figures(merged, unit)).isEqualTo(figures(whole, unit));
    byte[] bytes = merged.toBytes();
    Tally read = Tally.from(bytes, SmallNumbers.QUESTIONNAIRE, Communes.FRAME);
    assertThat(read.toBytes()).isEqualTo(bytes);
    assertThat(figures(read, unit)).isEqualTo(figures(whole, unit));
  }

  @Example
  void a_part_without_weights_has_the_squares_of_the_whole() {
    Row light = new Row(0, Role.AGENT, "OUI", 1, .01);
    Row one = new Row(1, Role.AGENT, "OUI", 1, 1);
    Row other = new Row(1, Role.AGENT, "OUI", 2, 1);
    parts_merge_into_the_whole_and_come_back_from_bytes(
        List.of(light, one, other), CountingUnit.RESPONSE, 2);
  }

  private static Tally tally(List<Said> said, CountingUnit unit) {
    return Tally.of(answers(said), Communes.FRAME, List.of(Dimension.OPSN), List.of(mean(unit)));
  }

  /** Every figure of the cells, to the bit. */
  private static List<List<Double>> figures(Tally tally, CountingUnit unit) {
    return tally.cube().indicator(mean(unit)).cells().values().stream()
        .map(
            cell ->
                List.of(
                    cell.size(),
                    cell.base(),
                    cell.unitCountSquares(RANGE),
                    cell.moments(RANGE).count(),
                    cell.moments(RANGE).squares(1, -.5, 0)))
        .toList();
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }
}
