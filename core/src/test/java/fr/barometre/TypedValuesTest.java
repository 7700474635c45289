package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Dimension;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed in the wrong place stays with who reads the file. */
class TypedValuesTest {

  private static final String TYPED = "anne.martin@example.fr";

  @TempDir Path folder;

  /** Forty rows as they should be, and the same e-mail once in each column. */
  private Answers answers() throws IOException {
    StringBuilder rows = new StringBuilder("id;collectivite;role;date;weight;Q1;Q2\n");
    for (int i = 0; i < 40; i++) {
      rows.append("r" + i + ";" + commune(i) + ";agent;2025-03-01;1;OUI;MAIL\n");
    }
    rows.append("a;" + TYPED + ";agent;2025-03-01;1;OUI;MAIL\n");
    rows.append("b;" + commune(41) + ";" + TYPED + ";2025-03-01;1;OUI;MAIL\n");
    rows.append("c;" + commune(42) + ";agent;" + TYPED + ";1;OUI;MAIL\n");
    rows.append("d;" + commune(43) + ";agent;2025-03-01;" + TYPED + ";OUI;MAIL\n");
    rows.append("e;" + commune(44) + ";agent;2025-03-01;1;" + TYPED + ";MAIL\n");
    rows.append("f;" + commune(45) + ";agent;2025-03-01;1;OUI;" + TYPED + "\n");
    Path file = Files.writeString(folder.resolve("answers.csv"), rows);
    return AnswersReader.of(SmallSurvey.ONE_WAVE).read(file);
  }

  private static String commune(int i) {
    return Communes.FRAME.collectivites().get(i).ref().toString();
  }

  @Test
  void no_report_and_no_tally_has_it() throws IOException {
    Answers answers = answers();
    assertThat(answers.rejections()).hasSizeGreaterThan(2).anyMatch(r -> r.value().equals(TYPED));
    BarometreReport report =
        Barometre.edition(SmallSurvey.ONE_WAVE)
            .answers(answers)
            .population(Communes.FRAME)
            .compute();
    assertThat(report.rejections())
        .hasSameSizeAs(answers.rejections())
        .allSatisfy(r -> assertThat(r.value()).isEqualTo("…"));
    assertThat(JsonMapper.shared().writeValueAsString(report))
        .contains("answers.csv")
        .doesNotContain("anne.martin");
    Tally tally = Tally.of(answers, Communes.FRAME, Dimension.OPSN);
    assertThat(new String(tally.toBytes(), StandardCharsets.UTF_8)).doesNotContain("anne.martin");
    Report page = Report.of(report, Locale.FRENCH);
    assertThat(page.html() + page.text() + page.markdown()).doesNotContain("anne.martin");
  }
}
