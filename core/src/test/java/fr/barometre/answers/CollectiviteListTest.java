package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.editions.Edition2025;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of members is read as the collectivités of answers are. */
class CollectiviteListTest {

  @TempDir private Path folder;

  private List<CollectiviteRef> read(String text) throws IOException {
    Path file = folder.resolve("members.csv");
    Files.writeString(file, text);
    return AnswersReader.of(Edition2025.QUESTIONNAIRE).collectivites(file);
  }

  @Test
  void members_are_named_in_several_ways_and_once() throws IOException {
    // SIREN 210100012 is that of L'Abergement-Clémenciat, 01001.
    assertThat(
            read(
                "Type;Code Insee;Cotisation\ncommune;1001;120 €\ncommune;01002;\ncommune;01001;\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:01001", "COMMUNE:01002");
    assertThat(read("siren,adhésion\n210100012,2019\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:01001");
    assertThat(read("Nom de la commune;Code_postal\nSaint-Denis;93200\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:93066");
    assertThat(read("Nos adhérents\nOmissy\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:02571");
    assertThat(read("Commune;Code INSEE\nSaint-Denis;11339\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:11339");
    assertThat(read("collectivite\tDépartement\nSaint-Denis\t93\nSaint-Denis\t11\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:93066", "COMMUNE:11339");
  }

  /** A person reads Évreux where the code is missing, and the SIREN where the code is mistyped. */
  @Test
  void a_row_without_a_code_is_read_by_its_other_columns_and_told() throws IOException {
    Path file = folder.resolve("members.csv");
    Files.writeString(
        file,
        "Code INSEE;Nom de la commune;SIREN\n02571;Omissy;\n;Évreux;\n;Saint-Denis;210100012\n"
            + "O2571;Omissy;\nTotal;4;\n");
    List<String> told = new ArrayList<>();
    assertThat(
            AnswersReader.of(Edition2025.QUESTIONNAIRE)
                .collectivites(file, read -> told.add(read.toString())))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:02571", "COMMUNE:27229", "COMMUNE:01001");
    assertThat(told)
        .containsExactly(
            "'Évreux' -> COMMUNE:27229 (name)",
            "'210100012' -> COMMUNE:01001 (SIREN)",
            "'Omissy' -> COMMUNE:02571 (name)");
    assertThatThrownBy(() -> read("Code INSEE;Commune;Tél\n02571;Omissy;\n;Saint-Denis;\n;;0102\n"))
        .hasMessageContaining("members.csv:3: Commune 'Saint-Denis': expected a name that one")
        .hasMessageContaining("members.csv:4: Code INSEE '': expected");
  }

  @Test
  void what_is_not_understood_is_an_error_with_its_line() {
    assertThatThrownBy(() -> read("collectivite\nOmissy\nNulle-Part-sur-Mer\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("members.csv:3: collectivite 'Nulle-Part-sur-Mer': expected ");
    assertThatThrownBy(() -> read("collectivite\n" + "Nulle-Part\n".repeat(7)))
        .hasMessageContaining("members.csv:6: ")
        .hasMessageNotContaining("members.csv:7: ")
        .hasMessageContaining("7 rows are not understood");
    assertThatThrownBy(() -> read("Omissy\nAbbécourt\n"))
        .hasMessageContaining("'Omissy' is a collectivité; expected a header");
    assertThatThrownBy(() -> read("nom du maire;téléphone\nX;1\n"))
        .hasMessageContaining("no column for the collectivité");
  }

  @Test
  void a_word_in_capitals_is_a_name_and_no_code() throws IOException {
    for (String word : List.of("TOTAL", "OMISY", "SAINT-DENIS", "O1002")) {
      assertThatThrownBy(() -> read("type;code\ncommune;02571\ncommune;" + word + "\n"))
          .hasMessageContaining("members.csv:3: code '" + word + "': expected ");
    }
    assertThat(read("type;code\ncommune;OMISSY\ncommune;A17\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:02571", "COMMUNE:A17");
  }

  @Test
  void a_total_a_note_and_the_header_once_more_are_no_members() throws IOException {
    assertThat(
            read(
                "collectivite;population\nOmissy;600\ncollectivite;population\nTOTAL;600\n"
                    + "Source : Insee 2025;\n"))
        .extracting(CollectiviteRef::toString)
        .containsExactly("COMMUNE:02571");
    assertThat(read("nom\nOmissy\nTotal : 1 adhérent\n")).hasSize(1);
  }
}
