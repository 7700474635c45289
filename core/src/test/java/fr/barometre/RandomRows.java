package fr.barometre;

import fr.barometre.Communes.Row;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random responses: half of the samples have unit weights, half have real ones. */
public final class RandomRows extends DomainContextBase {

  /** Called by jqwik. */
  public RandomRows() {}

  @Provide
  Arbitrary<List<Row>> rows() {
    return Arbitraries.oneOf(
        Communes.rows(Arbitraries.just(1.0)),
        Communes.rows(Arbitraries.doubles().between(0.01, 50).ofScale(6)));
  }
}
