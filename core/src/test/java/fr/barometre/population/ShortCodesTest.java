package fr.barometre.population;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ShortCodesTest {

  private static final List<Collectivite> FRAME = Population.collectivites2025().collectivites();

  @Test
  void a_code_follows_from_the_one_above() {
    assertThat(ShortCodes.code("", "01001")).isEqualTo("01001");
    assertThat(ShortCodes.code("01001", "+")).isEqualTo("01002");
    assertThat(ShortCodes.code("2A006", "+2")).isEqualTo("2A008");
    assertThat(ShortCodes.code("97109", "+1")).isEqualTo("97110");
    assertThat(ShortCodes.code("01454", "02001")).isEqualTo("02001");
  }

  @Test
  void a_siren_follows_from_the_code() {
    assertThat(ShortCodes.siren("01001", "*")).isEqualTo("210100012");
    assertThat(ShortCodes.siren("200069193", "=")).isEqualTo("200069193");
    assertThat(ShortCodes.siren("01015", "200053668")).isEqualTo("200053668");
    assertThat(ShortCodes.siren("01", "")).isEmpty();
  }

  @Test
  void the_shipped_frame_is_that_of_its_source() {
    assertThat(FRAME).hasSize(36_242);
    assertThat(count(c -> c.type() == CollectiviteType.COMMUNE)).isEqualTo(34_875);
    assertThat(count(c -> c.siren().isPresent())).isEqualTo(36_130);
    assertThat(FRAME.get(0).toString()).startsWith("L'Abergement-Clémenciat (COMMUNE:01001, 860");
    assertThat(FRAME.get(0).siren()).contains(new Siren("210100012"));
    assertThat(FRAME.get(0).epci()).contains("200069193");
    assertThat(FRAME.get(FRAME.size() - 1).code()).isEqualTo("94");
  }

  @Test
  void populations_and_epci_are_those_of_the_source_row_by_row() {
    // The sum, and zlib's CRC-32 of "code;epci;population" a line, of the file they were made from.
    assertThat(FRAME.stream().mapToLong(Collectivite::population).sum()).isEqualTo(269_692_629);
    CRC32 sum = new CRC32();
    sum.update(
        FRAME.stream()
            .map(c -> c.code() + ";" + c.epci().orElse("") + ";" + c.population())
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
    assertThat(sum.getValue()).isEqualTo(3_108_893_309L);
  }

  private static long count(Predicate<Collectivite> kept) {
    return FRAME.stream().filter(kept).count();
  }
}
