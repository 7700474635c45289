package fr.barometre;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Opsn;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A small frame of communes, and random answers of some of them. */
public final class Communes {

  /** 60 communes: two in three in département 01, which an OPSN serves, the others in 02. */
  public static final Population FRAME =
      Population.of("60 communes", IntStream.range(0, 60).mapToObj(Communes::commune).toList())
          .withOpsn(OpsnCoverage.of("test", List.of(new Opsn("O", List.of("01"), "test"))));

  private Communes() {}

  private static Collectivite commune(int i) {
    return Collectivite.builder()
        .type(CollectiviteType.COMMUNE)
        .code(code(i))
        .name("Commune " + i)
        .population(100 + 97 * i)
        .departement(i % 3 == 2 ? "02" : "01")
        .region("84")
        .build();
  }

  private static String code(int i) {
    return String.format("%05d", i + 1);
  }

  /** What one response says: commune 60 and above are outside the frame. */
  public record Row(int commune, Role role, String modality, int day, double weight) {

    public Answer answer(int number) {
      return Answer.of(
          SmallSurvey.respondent("r" + number, code(commune))
              .role(role)
              .date(String.format("2025-01-%02d", day))
              .weight(weight)
              .build(),
          "Q1",
          modality);
    }
  }

  /** The answers of rows, numbered in order. */
  public static List<Answer> answers(List<Row> rows) {
    return IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).answer(i)).toList();
  }

  /** One to 120 responses, several of some communes, with weights as given. */
  static Arbitrary<List<Row>> rows(Arbitrary<Double> weights) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 61),
            Arbitraries.of(Role.class),
            Arbitraries.of("OUI", "OUI", "NON", "NON", "NSP", "SR", "NA"),
            Arbitraries.integers().between(1, 28),
            weights)
        .as(Row::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }
}
