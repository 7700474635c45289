package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.answers.Export.DateOrder;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.territory.Dimension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of a description, with Jackson 2 and Jackson 3 as they come. */
class ExportJsonTest {

  /** Both generations of Jackson behind one face. */
  enum Jackson {
    TWO {
      private final com.fasterxml.jackson.databind.ObjectMapper mapper =
          new com.fasterxml.jackson.databind.ObjectMapper();

      @Override
      String write(Export export) throws Exception {
        return mapper.writeValueAsString(export);
      }

      @Override
      Export read(String json) throws Exception {
        return mapper.readValue(json, Export.class);
      }
    },
    THREE {
      @Override
      String write(Export export) {
        return JsonMapper.shared().writeValueAsString(export);
      }

      @Override
      Export read(String json) {
        return JsonMapper.shared().readValue(json, Export.class);
      }
    };

    abstract String write(Export export) throws Exception;

    abstract Export read(String json) throws Exception;
  }

  private static final Export FULL =
      Export.of(ExportTool.SURVEYMONKEY)
          .field(Field.SIREN, "Votre SIRET")
          .field(Field.POSTAL_CODE, "Code postal")
          .level(Dimension.REGION, "Région", Map.of("Bretagne", "53"))
          .question("Q1", "Une charte, oui ou non ?")
          .option("Q2", "MAIL", "Courriel ?")
          .answer("Q1", "En cours", "NON")
          .constant(Field.TYPE, "COMMUNE")
          .words(ModalityKind.DONT_KNOW, "bof", "va savoir")
          .role("garde champêtre", Role.AGENT)
          .leaveOut("Courriel")
          .withNumberedRows()
          .headerRows(4, 2, 3)
          .separator(" / ")
          .dates(DateOrder.MONTH_FIRST)
          .delimiter('\t')
          .encoding(StandardCharsets.UTF_16)
          .sheet("Réponses")
          .finished("Statut", "Terminé")
          .withUnfinished();

  @ParameterizedTest
  @EnumSource
  void a_description_reads_back_equal(Jackson jackson) throws Exception {
    for (ExportTool tool : ExportTool.values()) {
      assertThat(jackson.read(jackson.write(Export.of(tool)))).isEqualTo(Export.of(tool));
    }
    assertThat(jackson.read(jackson.write(FULL))).isEqualTo(FULL);
    assertThat(jackson.write(FULL)).isEqualTo(Jackson.TWO.write(FULL));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_left_out_is_as_the_tool_has_it(Jackson jackson) throws Exception {
    assertThat(jackson.read("{}")).isEqualTo(Export.any());
    assertThat(
            jackson.read(
                "{\"tool\": \"qualtrics\", \"fields\": {\"code\": \"QID1\"},"
                    + " \"questions\": {\"charte\": \"Q1\"},"
                    + " \"levels\": {\"REGION\": {\"column\": \"Région\"}},"
                    + " \"finished\": {\"column\": \"Finished\"}}"))
        .isEqualTo(
            Export.of(ExportTool.QUALTRICS)
                .field(Field.CODE, "QID1")
                .question("charte", "Q1")
                .level(Dimension.REGION, "Région")
                .finished("Finished"));
    assertThat(jackson.read("{\"tool\": \"QUALTRICS\"}").headerRows()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{\"feilds\": {}} ! unknown property 'feilds' in the JSON form of an export; did you mean"
            + " 'fields'?",
        "{\"tool\": \"SURVEYMONKY\"} ! 'tool' of the export: unknown code 'SURVEYMONKY'; did you"
            + " mean 'SURVEYMONKEY'?",
        "{\"fields\": {\"SIRENN\": \"a\"}} ! 'fields' of the export: unknown code 'SIRENN'; did you"
            + " mean 'SIREN'?",
        "{\"fields\": {\"SIREN\": null}} ! 'fields' of the export: nothing at 'SIREN'",
        "{\"fields\": {\"SIREN\": \"a\", \"siren\": \"b\"}} ! 'fields' of the export: SIREN is"
            + " there twice",
        "{\"words\": {\"DONT_KNOW\": [null]}} ! 'words.DONT_KNOW' of the export: null in a list",
        "{\"answers\": {\"Q1\": {\"bof\": null}}} ! 'answers.Q1' of the export: nothing at 'bof'",
        "{\"roles\": {\"garde\": \"AGENTS\"}} ! 'roles.garde' of the export: unknown code 'AGENTS';"
            + " did you mean 'AGENT'?",
        "{\"dates\": \"DAY\"} ! 'dates' of the export: unknown code 'DAY'; expected one of"
            + " [AS_THE_COLUMN_TELLS, DAY_FIRST, MONTH_FIRST]",
        "{\"headerRows\": \"\"} ! 'headerRows' of the export: ''; expected a whole number",
        "{\"headerRows\": 1.5} ! 'headerRows' of the export: '1.5'; expected a whole number",
        "{\"numberedRows\": \"oui\"} ! 'numberedRows' of the export: 'oui'; expected true or false",
        "{\"encoding\": \"utf-9\"} ! encoding 'utf-9' is not known",
        "{\"encoding\": \"no such\"} ! encoding 'no such' is not known",
        "{\"delimiter\": \";;\"} ! delimiter ';;'; expected one character",
        "{\"levels\": {\"REGION\": {\"columns\": \"a\"}}} ! column",
        "{\"levels\": {\"REGION\": {\"column\": \"a\", \"kodes\": {}}}} ! unknown property 'kodes'",
        "{\"finished\": {\"values\": []}} ! column"
      })
  void what_is_wrong_is_told_with_its_place(String json, String message) {
    for (Jackson jackson : Jackson.values()) {
      assertThatThrownBy(() -> jackson.read(json)).hasMessageContaining(message);
    }
  }

  /** What .github/RECIPES.md prints. */
  @Test
  void the_example_of_the_recipes_is_one() throws Exception {
    String page = Files.readString(Path.of("../.github/RECIPES.md"));
    int from = page.indexOf("{\"tool\": \"GOOGLE_FORMS\"");
    String json = page.substring(from, page.indexOf("```", from));
    for (Jackson jackson : Jackson.values()) {
      Export export = jackson.read(json);
      assertThat(export.fields()).containsEntry(Field.COLLECTIVITE, "Nom de votre commune");
      assertThat(export.nameRows()).containsExactly(1, 2);
      for (String property : ExportJson.PROPERTIES) {
        assertThat(json).contains("\"" + property + "\"");
      }
    }
  }

  @Test
  void descriptions_are_values() {
    assertThat(Export.any().question("a", "b")).isEqualTo(Export.any().question("a", "b"));
    assertThat(FULL).isNotEqualTo(FULL.question("Q3", "c")).hasToString(FULL.toString());
    assertThat(FULL.question("Q1", "c").questions()).isEqualTo(Map.of("Q1", "c"));
  }
}
