package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.Dimension;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** By the toy example: 47.5 % observed, 41.4 % adjusted, of 120. */
class PictureTest {

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  @Test
  void a_picture_stands_alone_with_title_base_and_source() throws Exception {
    IndicatorResult result =
        Samples.charte(Samples.toy(), Samples.TOY_FRAME).by(Dimension.OPSN).compute();
    String svg = Report.picture(result, Locale.FRENCH);
    Element root = parsed(svg);
    assertThat(root.getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getAttribute("viewBox"))
        .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
    String said = root.getTextContent().replace('\u00A0', ' ').replaceAll("\\s+", " ");
    assertThat(said)
        .contains(
            "une charte",
            "n = 120. Collecte : vague 1. Source : réponses transmises par un programme")
        .contains("avec OPSN", "sans OPSN");
    assertThat(svg).contains("redressé 41,4").doesNotContain("var(--", "href");
    assertThat(root.getElementsByTagName("svg").getLength()).as("charts").isEqualTo(3);
  }

  @Test
  void an_edition_has_one_of_all_figures() throws Exception {
    String svg =
        Report.picture(
            Barometre.edition(SmallSurvey.ONE_WAVE)
                .answers(Samples.toy())
                .population(Samples.TOY_FRAME)
                .compute(),
            Locale.ENGLISH);
    assertThat(parsed(svg).getTextContent()).contains("Small survey", "a charter", "41.4%");
  }

  @Test
  void changes_have_title_both_bases_and_dates() throws Exception {
    Element one = parsed(Report.picture(TwoWaves.CHANGE, Locale.FRENCH));
    assertThat(TwoWaves.seen(one.getTextContent()))
        .contains("Ont une charte de télétravail : de 2024 à 2025", "hausse, hors du hasard")
        .contains(
            "n = "
                + TwoWaves.CHANGE.before().base().orElseThrow()
                + " puis "
                + TwoWaves.CHANGE.after().base().orElseThrow())
        .contains("2024 (du 8 janvier 2024 au 30 juin 2024)");
    String all = Report.picture(TwoWaves.CHANGES, Locale.ENGLISH);
    assertThat(TwoWaves.seen(parsed(all).getTextContent()))
        .contains("changes from 2024 to 2025", "Clear rises", "Have a remote work charter")
        .contains("○ 2024; ▶ 2025, clear rise", "2025, gap not sure", "n: from 5", " by indicator.")
        .contains("Fieldwork: 2024 (8 January 2024 to 30 June 2024)");
    assertThat(all).contains(".unsure { stroke-dasharray").doesNotContain("var(--", "href");
  }

  @Test
  void a_comparison_has_its_score_its_answers_and_its_source() throws Exception {
    String svg = Report.picture(TwoWaves.COMPARISON, Locale.FRENCH);
    assertThat(TwoWaves.seen(parsed(svg).getTextContent()))
        .contains(
            TwoWaves.COMPARISON.collectivite().name().replace('\'', '’') + " parmi ses semblables")
        .contains("Pratiques en place", "Sa réponse : ", "Ses semblables : ", "n = ")
        .contains("Source : réponses synthétiques");
    assertThat(svg).doesNotContain("var(--", "href");
  }

  @Test
  void labels_are_text_whatever_they_hold() throws Exception {
    String evil = "<script>x</script>\" onload=\"y & " + "long ".repeat(200);
    IndicatorDefinition hostile =
        IndicatorDefinition.builder()
            .from(SmallSurvey.CHARTE_OUI)
            .label(Label.of(evil, evil))
            .build();
    IndicatorResult result =
        Barometre.indicator(hostile).answers(Samples.toy()).population(Samples.TOY_FRAME).compute();
    String svg = Report.picture(result, Locale.ENGLISH);
    assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).doesNotContain("\" onload");
  }
}
