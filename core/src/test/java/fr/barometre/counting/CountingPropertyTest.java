package fr.barometre.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Communes;
import fr.barometre.Communes.Row;
import fr.barometre.RandomRows;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Trait;
import fr.barometre.tally.Tally;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is counted, against the rules applied to one row after the other. */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class CountingPropertyTest {

  private static final double CLOSE = 1e-12;

  /** A row and its number. */
  private record Numbered(Row row, int number) {
    String id() {
      return "r" + number;
    }
  }

  /** What one collectivité brings. */
  private record Expected(
      double size, double base, double count, long units, double unitSquares, double silent) {}

  @Property(tries = 500)
  void clusters_and_cells_are_what_the_rules_say(
      @ForAll List<Row> rows, @ForAll CountingUnit unit, @ForAll BasePolicy base) {
    IndicatorDefinition indicator =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .countingUnit(unit)
            .basePolicy(base)
            .build();
    Answers answers = Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows));
    List<Expected> expected = expected(rows, unit, base, row -> true);
    IndicatorTally tally =
        Tally.of(answers, Communes.FRAME, List.of(Dimension.ROLE), List.of(indicator))
            .cube()
            .indicator(indicator);
    sums(tally.cells().values(), expected);
    for (Role role : Role.values()) {
      sums(
          tally.column(Trait.of(Dimension.ROLE, role.name())),
          expected(rows, unit, base, row -> row.role() == role));
    }
  }

  private static List<Expected> expected(
      List<Row> rows, CountingUnit unit, BasePolicy base, Predicate<Row> chosen) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new Numbered(rows.get(i), i))
        .collect(Collectors.groupingBy(n -> n.row().commune(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(cluster -> unit == CountingUnit.LATEST ? List.of(latest(cluster)) : cluster)
        .map(cluster -> cluster.stream().map(Numbered::row).toList())
        .map(
            cluster ->
                unit == CountingUnit.RESPONSE
                    ? responses(cluster, base, chosen)
                    : whole(cluster, base, chosen))
        .toList();
  }

  private static Numbered latest(List<Numbered> cluster) {
    return cluster.stream()
        .max(Comparator.comparingInt((Numbered n) -> n.row().day()).thenComparing(Numbered::number))
        .orElseThrow();
  }

  private static boolean isInBase(Row row, BasePolicy base) {
    return switch (row.modality()) {
      case "NA" -> false;
      case "NSP", "SR" -> base != BasePolicy.EXPRESSED;
      default -> true;
    };
  }

  private static boolean isSilent(Row row) {
    return List.of("NSP", "SR").contains(row.modality());
  }

  private static Expected responses(List<Row> cluster, BasePolicy base, Predicate<Row> chosen) {
    List<Row> counted = cluster.stream().filter(chosen).filter(r -> isInBase(r, base)).toList();
    return new Expected(
        weight(cluster),
        weight(counted),
        weight(counted.stream().filter(r -> r.modality().equals("OUI")).toList()),
        counted.size(),
        counted.stream().mapToDouble(r -> r.weight() * r.weight()).sum(),
        weight(cluster.stream().filter(chosen).filter(CountingPropertyTest::isSilent).toList()));
  }

  private static Expected whole(List<Row> cluster, BasePolicy base, Predicate<Row> chosen) {
    double weight = weight(cluster) / cluster.size();
    List<Row> asked =
        cluster.stream().filter(chosen).filter(r -> !r.modality().equals("NA")).toList();
    List<Row> counted = asked.stream().filter(r -> isInBase(r, base)).toList();
    if (counted.isEmpty()) {
      return new Expected(weight, 0, 0, 0, 0, asked.isEmpty() ? 0 : weight);
    }
    double yes = counted.stream().filter(r -> r.modality().equals("OUI")).count();
    double silent = asked.stream().filter(CountingPropertyTest::isSilent).count();
    return new Expected(
        weight,
        weight,
        weight * yes / counted.size(),
        1,
        weight * weight,
        weight * silent / asked.size());
  }

  private static double weight(List<Row> rows) {
    return rows.stream().mapToDouble(Row::weight).sum();
  }

  /** All sums of the one cell inside the frame and the one outside, together. */
  private static void sums(Collection<CellTally> cells, List<Expected> expected) {
    close(cells, CellTally::size, expected, Expected::size);
    close(cells, CellTally::base, expected, Expected::base);
    close(cells, CellTally::unitSquares, expected, Expected::unitSquares);
    close(cells, CellTally::silent, expected, Expected::silent);
    close(cells, CellTally::baseUnits, expected, Expected::units);
    close(cells, CellTally::baseClusters, expected, e -> e.units() > 0 ? 1 : 0);
    close(cells, CellTally::clusters, expected, e -> 1);
    close(cells, c -> c.moments(0).count(), expected, Expected::count);
    for (double[] factors : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {2, -1, -.25}}) {
      close(
          cells,
          c -> c.moments(0).squares(factors[0], factors[1], factors[2]),
          expected,
          e -> {
            double term = factors[0] * e.count() + factors[1] * e.base() + factors[2] * e.size();
            return term * term;
          });
    }
    close(
        cells.stream().mapToDouble(CellTally::largest).max().orElse(0),
        expected.stream().mapToDouble(Expected::base).max().orElse(0));
  }

  private static <L, R> void close(
      Collection<L> found, ToDoubleFunction<L> sum, List<R> expected, ToDoubleFunction<R> term) {
    close(found.stream().mapToDouble(sum).sum(), expected.stream().mapToDouble(term).sum());
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(CLOSE * Math.max(1, Math.abs(expected))));
  }
}
