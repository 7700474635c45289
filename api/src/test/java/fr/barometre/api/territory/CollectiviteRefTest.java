package fr.barometre.api.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class CollectiviteRefTest {

  @Test
  void whatIsWrittenIsReadByEveryName() {
    CollectiviteRef commune = CollectiviteRef.of(CollectiviteType.COMMUNE, "01001");

    assertThat(CollectiviteRef.valueOf("COMMUNE:01001")).isEqualTo(commune);
    assertThat(CollectiviteRef.of("commune: 01001")).isEqualTo(commune);
    assertThat(CollectiviteRef.parse(commune.toString())).isEqualTo(commune);
  }

  @Test
  void aSirenNeedsNoScheme() {
    CollectiviteRef bySiren = CollectiviteRef.of(Siren.parse("210100012"));

    assertThat(CollectiviteRef.valueOf("SIREN:210100012")).isEqualTo(bySiren);
    assertThat(CollectiviteRef.valueOf("210100012")).isEqualTo(bySiren);
    assertThat(CollectiviteRef.valueOf("210 100 012")).isEqualTo(bySiren);
  }

  @Test
  void whatIsNoReferenceIsRefusedWithTheFormsExpected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectiviteRef.valueOf("01001"))
        .withMessageContaining("'01001'")
        .withMessageContaining("COMMUNE:01001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectiviteRef.valueOf("200034582"))
        .withMessageContaining("200034582")
        .withMessageContaining("Luhn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectiviteRef.valueOf("VILLE:01001"))
        .withMessageContaining("'VILLE'");
  }

  @Test
  void nullIsRefusedWithTheFormExpected() {
    assertThatNullPointerException()
        .isThrownBy(() -> CollectiviteRef.valueOf(missing()))
        .withMessage("collectivité reference is null; expected TYPE:CODE");
  }

  /** What a framework passes where a parameter is missing. */
  @SuppressWarnings("NullAway")
  private static String missing() {
    return null;
  }
}
