package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Structures made by hand after LimeSurvey's own export and the XLSForm specification. */
class CodebookSurveyToolsTest {

  @TempDir Path folder;

  private final Map<String, List<String>> tables = new TreeMap<>();

  private void row(String table, String... cells) {
    StringBuilder row = new StringBuilder("   <row>\n");
    for (int i = 0; i < cells.length; i += 2) {
      row.append("    <")
          .append(cells[i])
          .append("><![CDATA[")
          .append(cells[i + 1])
          .append("]]></")
          .append(cells[i])
          .append(">\n");
    }
    tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row + "   </row>\n");
  }

  private Path lss() throws IOException {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<document>\n"
                + " <LimeSurveyDocType>Survey</LimeSurveyDocType>\n"
                + " <languages><language>fr</language></languages>\n");
    tables.forEach(
        (table, rows) ->
            xml.append(
                " <"
                    + table
                    + ">\n  <fields><fieldname>qid</fieldname></fields>\n  <rows>\n"
                    + String.join("", rows)
                    + "  </rows>\n </"
                    + table
                    + ">\n"));
    return Files.writeString(folder.resolve("enquete.lss"), xml + "</document>\n");
  }

  private void question(String qid, String type, String code, String fr, String en, String other) {
    row(
        "questions",
        "qid",
        qid,
        "parent_qid",
        "0",
        "gid",
        "7",
        "type",
        type,
        "title",
        code,
        "other",
        other,
        "question_order",
        qid);
    row("question_l10ns", "qid", qid, "question", "<p>" + fr + "</p>", "language", "fr");
    row("question_l10ns", "qid", qid, "question", en, "language", "en");
  }

  private void part(String qid, String parent, String code, String text) {
    row(
        "subquestions",
        "qid",
        qid,
        "parent_qid",
        parent,
        "gid",
        "7",
        "type",
        "T",
        "title",
        code,
        "question_order",
        qid);
    row("question_l10ns", "qid", qid, "question", text, "language", "fr");
  }

  private void answer(String aid, String qid, String code, String fr) {
    row("answers", "aid", aid, "qid", qid, "code", code, "sortorder", aid, "scale_id", "0");
    row("answer_l10ns", "aid", aid, "answer", fr, "language", "fr");
  }

  private void survey() {
    row("surveys", "sid", "123456", "language", "fr", "additional_languages", "en");
    row("surveys_languagesettings", "surveyls_language", "fr", "surveyls_title", "Numérique");
    row("surveys_languagesettings", "surveyls_language", "en", "surveyls_title", "Digital");
    row("groups", "gid", "7", "group_order", "1");
    row("group_l10ns", "gid", "7", "group_name", "Télétravail &amp; outils", "language", "fr");
  }

  @Test
  void the_structure_of_a_limesurvey_is_a_questionnaire() throws IOException {
    survey();
    question("1", "L", "charte", "Une charte&nbsp;?", "A charter?", "Y");
    answer("11", "1", "A1", "Oui");
    answer("12", "1", "A2", "Non");
    answer("13", "1", "A3", "Ne sait pas");
    question("2", "Y", "sensib", "Sensibilisés ?", "Trained?", "N");
    question("3", "M", "outils", "Quels outils ?", "Which tools?", "Y");
    part("31", "3", "SQ001", "Messagerie");
    part("32", "3", "SQ002", "Agenda");
    question("4", "N", "agents", "Combien d'agents ?", "How many?", "N");
    row("question_attributes", "qid", "4", "attribute", "max_num_value_n", "value", "5000");
    row("question_attributes", "qid", "4", "attribute", "min_num_value_n", "value", "0");
    row("question_attributes", "qid", "4", "attribute", "suffix", "value", "agents");
    question("5", "S", "nom", "Votre nom", "Your name", "N");
    question("6", "F", "sat", "Satisfait de", "Satisfied with", "N");
    part("61", "6", "SQ001", "la messagerie");
    answer("64", "6", "1", "Oui");
    answer("65", "6", "2", "Non");
    question("7", "X", "intro", "Bonjour", "Hello", "N");

    Codebook read = Codebook.readLimeSurvey(lss());

    Questionnaire q = read.questionnaire();
    assertThat(q.code()).isEqualTo("123456");
    assertThat(q.title()).isEqualTo(Label.of("Numérique", "Digital"));
    assertThat(q.themes().get(0).label().fr()).isEqualTo("Télétravail & outils");
    assertThat(q.questions())
        .extracting(Question::code)
        .containsExactly("charte", "sensib", "outils", "agents", "sat[SQ001]");
    Question charte = q.questions().get(0);
    assertThat(charte.wording()).isEqualTo(Label.of("Une charte ?", "A charter?"));
    assertThat(charte.modalityCodes()).containsExactly("A1", "A2", "A3", "-oth-");
    assertThat(charte.modality("A3").map(Modality::kind)).contains(ModalityKind.DONT_KNOW);
    assertThat(q.questions().get(2).kind()).isEqualTo(QuestionKind.MULTIPLE);
    assertThat(q.questions().get(2).modalityCodes()).containsExactly("SQ001", "SQ002", "other");
    assertThat(q.questions().get(3).range())
        .contains(new NumberRange(0, 5000, Label.same("agents")));
    assertThat(q.indicators())
        .extracting(IndicatorDefinition::counted)
        .containsExactly(List.of("A1"), List.of("Y"), List.of("SQ001"), List.of(), List.of("1"));
    assertThat(read.notes())
        .extracting(Label::fr)
        .anyMatch(n -> n.equals("« nom » est laissée de côté : texte libre."));
    assertThat(Codebook.read(read.write(folder.resolve("c.csv"))).questionnaire()).isEqualTo(q);
  }

  /** What an array with two scales and a ranking say, under the headers of an export by codes. */
  @Test
  void two_scales_and_ranks_have_a_question_each() throws IOException {
    survey();
    question("1", "1", "avis", "Votre avis", "Your view", "N");
    part("11", "1", "SQ001", "le <b>s</b>ite&nbsp;!");
    answer("12", "1", "A1", "Bien");
    answer("13", "1", "A2", "Mal");
    row("answers", "aid", "14", "qid", "1", "code", "A1", "sortorder", "14", "scale_id", "1");
    row("answer_l10ns", "aid", "14", "answer", "Utile", "language", "fr");
    question("2", "R", "rang", "Classez", "Rank", "N");
    answer("21", "2", "M", "Messagerie");
    answer("22", "2", "A", "Agenda");

    Questionnaire q = Codebook.readLimeSurvey(lss()).questionnaire();

    assertThat(q.questions())
        .extracting(Question::code)
        .containsExactly("avis[SQ001][1]", "avis[SQ001][2]", "rang[1]", "rang[2]");
    assertThat(q.questions().get(1).modalities())
        .containsExactly(Modality.of("A1", "Utile", "Utile"));
    assertThat(q.questions().get(0).wording().fr()).isEqualTo("Votre avis [le site !] [1]");
    assertThat(q.questions().get(3).wording())
        .isEqualTo(Label.of("Classez [Classement 2]", "Rank [Rank 2]"));
    Answers answers =
        AnswersReader.of(q)
            .export(
                Export.of(ExportTool.LIMESURVEY)
                    .field(Field.CODE, "code")
                    .constant(Field.TYPE, "commune"))
            .read(
                Files.writeString(
                    folder.resolve("r.csv"),
                    "id;submitdate;code;avis[SQ001][1];avis[SQ001][2];rang[1];rang[2]\n"
                        + "7;2025-03-31;01001;A2;A1;A;M\n"));
    assertThat(answers.stream().map(a -> a.question() + a.modalities()))
        .containsExactly("avis[SQ001][1][A2]", "avis[SQ001][2][A1]", "rang[1][A]", "rang[2][M]");
  }

  /** What a structure lacks is told, or done without: groups, lines of an array. */
  @Test
  void nothing_of_an_incomplete_structure_is_lost_in_silence() throws IOException {
    row("surveys", "sid", "1", "language", "fr");
    question("1", "Y", "charte", "Une charte ?", "A charter?", "N");
    question("2", "F", "avis", "Votre avis", "Your view", "N");
    question("3", "K", "nombres", "Combien", "How many", "N");
    question("4", ":", "tableau", "Combien", "How many", "N");

    Codebook read = Codebook.readLimeSurvey(lss());

    assertThat(read.questionnaire().questions())
        .extracting(Question::code, Question::theme)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("charte", "7"));
    assertThat(read.notes())
        .extracting(Label::fr)
        .contains(
            "« avis » est laissée de côté : aucune ligne.",
            "« nombres » est laissée de côté : aucune ligne.",
            "« tableau » est laissée de côté : tableau de nombres.");
  }

  @Test
  void older_versions_have_a_row_for_each_language() throws IOException {
    row("surveys", "sid", "1", "language", "fr", "additional_languages", "en");
    for (String language : List.of("fr", "en")) {
      boolean fr = language.equals("fr");
      row(
          "groups",
          "gid",
          "7",
          "group_name",
          fr ? "Groupe" : "Group",
          "group_order",
          "0",
          "language",
          language);
      row(
          "questions",
          "qid",
          "1",
          "parent_qid",
          "0",
          "gid",
          "7",
          "type",
          "!",
          "title",
          "q",
          "question",
          fr ? "Quoi ?" : "What?",
          "question_order",
          "1",
          "language",
          language);
      row(
          "answers",
          "qid",
          "1",
          "code",
          "A1",
          "answer",
          fr ? "Rouge" : "Red",
          "sortorder",
          "1",
          "language",
          language);
      row(
          "answers",
          "qid",
          "1",
          "code",
          "A2",
          "answer",
          fr ? "Vert" : "Green",
          "sortorder",
          "2",
          "language",
          language);
    }
    Questionnaire q = Codebook.readLimeSurvey(lss()).questionnaire();
    assertThat(q.themes().get(0).label()).isEqualTo(Label.of("Groupe", "Group"));
    assertThat(q.questions())
        .containsExactly(
            Question.single(
                "q",
                "7",
                Label.of("Quoi ?", "What?"),
                Modality.of("A1", "Rouge", "Red"),
                Modality.of("A2", "Vert", "Green")));
  }

  /**
   * As version 6 writes it: labels by question and code, HTML and scripts in them, relevance, empty
   * elements, an array with a subquestion table, an answer of a second scale.
   */
  @Test
  void version_6_with_html_and_labels_by_code() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("limesurvey_survey_734521.lss"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <document>
             <LimeSurveyDocType>Survey</LimeSurveyDocType>
             <DBVersion>623</DBVersion>
             <languages><language>fr</language><language>en</language></languages>
             <answers><fields><fieldname>qid</fieldname></fields><rows>
              <row><qid><![CDATA[201]]></qid><code><![CDATA[A2]]></code><sortorder>1</sortorder>
               <assessment_value>0</assessment_value><scale_id>0</scale_id></row>
              <row><qid>201</qid><code>A1</code><sortorder>0</sortorder><scale_id>0</scale_id></row>
              <row><qid>301</qid><code>1</code><sortorder>0</sortorder><scale_id>0</scale_id></row>
              <row><qid>301</qid><code>2</code><sortorder>1</sortorder><scale_id>0</scale_id></row>
              <row><qid>301</qid><code>1</code><sortorder>0</sortorder><scale_id>1</scale_id></row>
             </rows></answers>
             <answer_l10ns><rows>
              <row><id>1</id><qid>201</qid><code>A1</code>
               <answer><![CDATA[<p style="x">Oui, d&eacute;j&agrave;</p>]]></answer>
               <language>fr</language></row>
              <row><id>2</id><qid>201</qid><code>A1</code><answer>Yes, already</answer>
               <language>en</language></row>
              <row><id>3</id><qid>201</qid><code>A2</code><answer>Non</answer>
               <language>fr</language></row>
              <row><id>4</id><qid>301</qid><code>1</code><answer>Souvent</answer>
               <language>fr</language></row>
              <row><id>5</id><qid>301</qid><code>2</code><answer>Jamais</answer>
               <language>fr</language></row>
             </rows></answer_l10ns>
             <groups><rows><row><gid>10</gid><sid>734521</sid><group_order>1</group_order>
              <randomization_group/><grelevance>1</grelevance></row></rows></groups>
             <group_l10ns><rows><row><id>1</id><gid>10</gid>
              <group_name><![CDATA[Équipement]]></group_name><description/>
              <language>fr</language></row></rows></group_l10ns>
             <questions><rows>
              <row><qid>201</qid><parent_qid>0</parent_qid><sid>734521</sid><gid>10</gid>
               <type>!</type><title>charte</title><preg/><other>N</other><mandatory>Y</mandatory>
               <encrypted>N</encrypted><question_order>1</question_order><scale_id>0</scale_id>
               <relevance><![CDATA[((G01Q01.NAOK == "A1"))]]></relevance></row>
              <row><qid>301</qid><parent_qid>0</parent_qid><sid>734521</sid><gid>10</gid>
               <type>F</type><title>usage</title><other>N</other><question_order>2</question_order>
               <scale_id>0</scale_id><relevance>1</relevance></row>
             </rows></questions>
             <question_l10ns><rows>
              <row><id>1</id><qid>201</qid><question><![CDATA[<script>alert(1)</script>
               <strong>Une charte&nbsp;?</strong><br />]]></question><help/><script/>
               <language>fr</language></row>
              <row><id>2</id><qid>301</qid><question>Utilisez-vous</question>
               <language>fr</language></row>
              <row><id>3</id><qid>311</qid><question>la visio</question>
               <language>fr</language></row>
             </rows></question_l10ns>
             <subquestions><rows><row><qid>311</qid><parent_qid>301</parent_qid><gid>10</gid>
              <type>T</type><title>SQ001</title><question_order>1</question_order>
              <scale_id>0</scale_id><relevance>1</relevance></row></rows></subquestions>
             <surveys><rows><row><sid>734521</sid><language>fr</language>
              <additional_languages>en</additional_languages></row></rows></surveys>
             <surveys_languagesettings><rows><row><surveyls_language>fr</surveyls_language>
              <surveyls_title>Enquête</surveyls_title></row></rows></surveys_languagesettings>
             <themes/><themes_inherited/>
            </document>
            """);
    Questionnaire q = Codebook.readLimeSurvey(file).questionnaire();
    assertThat(q.title()).isEqualTo(Label.same("Enquête"));
    assertThat(q.themes().get(0).label()).isEqualTo(Label.same("Équipement"));
    assertThat(q.questions())
        .containsExactly(
            Question.single(
                "charte",
                "10",
                Label.same("Une charte ?"),
                Modality.of("A1", "Oui, déjà", "Yes, already"),
                Modality.of("A2", "Non", "Non")),
            Question.single(
                "usage[SQ001]",
                "10",
                Label.same("Utilisez-vous [la visio]"),
                Modality.of("1", "Souvent", "Souvent"),
                Modality.of("2", "Jamais", "Jamais")));
  }

  @Test
  void entities_and_what_is_no_structure_are_refused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
    Path xxe =
        Files.writeString(
            folder.resolve("xxe.lss"),
            "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><document><questions><rows><row><title>&x;</title></row></rows></questions></document>");
    assertThatThrownBy(() -> Codebook.readLimeSurvey(xxe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("xxe.lss: a document type declaration");
    Path bomb =
        Files.writeString(
            folder.resolve("bomb.lss"),
            "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                + " \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><document>&b;</document>");
    assertThatThrownBy(() -> Codebook.readLimeSurvey(bomb))
        .isInstanceOf(IllegalArgumentException.class);
    Path csv = Files.writeString(folder.resolve("a.lss"), "question;type\n");
    assertThatThrownBy(() -> Codebook.readLimeSurvey(csv))
        .hasMessageContaining("a.lss: not well-formed XML");
    Path empty =
        Files.writeString(
            folder.resolve("b.lss"),
            "<document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>");
    assertThatThrownBy(() -> Codebook.readLimeSurvey(empty))
        .hasMessageContaining("no question (LimeSurveyDocType Label set)");
  }

  @Test
  void the_two_sheets_of_an_xlsform_are_a_questionnaire() throws IOException {
    Path survey =
        Files.writeString(
            folder.resolve("enquete.csv"),
            String.join(
                "\n",
                "type,name,label::French (fr),label::English (en),constraint",
                "start,start,,,",
                "begin_group,tt,Télétravail,Remote work,",
                "select_one oui_non,charte,Une charte ?,A charter?,",
                "select_multiple outils or_other,outils,\"Quels outils, au juste ?\",Which tools?,",
                "end_group,,,,",
                "integer,agents,Combien ?,How many?,. >= 0 and . <= 500",
                "decimal,budget,Quel budget ?,Which budget?,",
                "text,avis,Votre avis,Your view,"));
    Path choices =
        Files.writeString(
            folder.resolve("choices.csv"),
            String.join(
                "\n",
                "list_name,name,label::French (fr),label::English (en)",
                "oui_non,yes,Oui,Yes",
                "oui_non,no,Non,No",
                "oui_non,dk,Ne sait pas,Don't know",
                "outils,mail,Messagerie,Mail",
                "outils,cal,Agenda,Calendar"));

    Codebook read = Codebook.readXlsForm(survey, choices);

    Questionnaire q = read.questionnaire();
    assertThat(q.themes())
        .extracting(t -> t.label().fr())
        .containsExactly("Télétravail", "Questions");
    assertThat(q.questions().get(0).modality("dk").map(Modality::kind))
        .contains(ModalityKind.DONT_KNOW);
    assertThat(q.questions().get(1))
        .isEqualTo(
            Question.multiple(
                "outils",
                "tt",
                Label.of("Quels outils, au juste ?", "Which tools?"),
                Modality.of("mail", "Messagerie", "Mail"),
                Modality.of("cal", "Agenda", "Calendar"),
                Modality.of("other", "Autre", "Other")));
    assertThat(q.questions().get(2).range())
        .contains(new NumberRange(0, 500, Label.of("unités", "units")));
    assertThat(read.notes())
        .extracting(Label::fr)
        .contains("« avis » est laissée de côté : texte libre.")
        .anyMatch(n -> n.startsWith("« budget » : le fichier ne dit pas entre quels nombres"));
    assertThat(Codebook.read(read.write(folder.resolve("c.csv"))).questionnaire())
        .isEqualTo(Questionnaire.builder().from(q).build());
  }

  /** As forms are written that were made before the low line was. */
  @Test
  void an_xlsform_may_have_types_in_words() throws IOException {
    Path survey =
        Files.writeString(
            folder.resolve("s.csv"),
            "type,name,label\nselect one oui,charte,?\nselect one from  oui,deux,?\n"
                + "Select multiple oui or_other,outils,?\nselect all that apply from oui,tous,?\n");
    Path choices =
        Files.writeString(folder.resolve("c.csv"), "list name,name,label\noui,1,Oui\noui,2,Non\n");
    Codebook read = Codebook.readXlsForm(survey, choices);
    assertThat(read.questionnaire().questions())
        .extracting(q -> q.code() + " " + q.kind() + " " + q.modalityCodes())
        .containsExactly(
            "charte SINGLE [1, 2]",
            "deux SINGLE [1, 2]",
            "outils MULTIPLE [1, 2, other]",
            "tous MULTIPLE [1, 2]");
  }

  /** Forms show labels as Markdown; numbers have the unit and the range that wordings name. */
  @Test
  void wordings_of_an_xlsform_have_their_units_and_no_signs() throws IOException {
    Path survey =
        Files.writeString(
            folder.resolve("s.csv"),
            """
            type,name,label,constraint
            select_one ouinon,charte,Avez-vous une **charte** de <b>télétravail</b> ?,
            integer,part,Part des agents (en %) ?,
            integer,agents,**Combien d'agents** télétravaillent ?,. >= 0 and . <= 5000
            integer,note,"Votre note, de 1 à 10 ?",
            """);
    Path choices =
        Files.writeString(
            folder.resolve("c.csv"), "list_name,name,label\nouinon,1,**Oui**\nouinon,0,Non\n");
    Codebook read = Codebook.readXlsForm(survey, choices);
    List<Question> questions = read.questionnaire().questions();
    assertThat(questions.get(0).wording().fr()).isEqualTo("Avez-vous une charte de télétravail ?");
    assertThat(questions.get(0).modalities().get(0).label().fr()).isEqualTo("Oui");
    assertThat(questions)
        .extracting(q -> q.range().orElse(null))
        .containsExactly(
            null,
            new NumberRange(0, 100, Label.same("%")),
            new NumberRange(0, 5000, Label.same("agents")),
            new NumberRange(1, 10, Label.of("unités", "units")));
    assertThat(read.notes())
        .extracting(Label::en)
        .filteredOn(note -> note.contains("between which numbers"))
        .containsExactly(
            "'part': the file does not say between which numbers; those given are supposed.");

    Path answers =
        Files.writeString(
            folder.resolve("a.csv"),
            "code,Avez-vous une **charte** de télétravail ?,Part des agents (en %) ?\n"
                + "01001,**Oui**,30\n01002,Non,12 %\n01004,Sans opinion,indécis\n");
    Answers all =
        AnswersReader.of(read.questionnaire())
            .export(
                Export.of(ExportTool.KOBO)
                    .field(Field.CODE, "code")
                    .constant(Field.TYPE, "Commune")
                    .withNumberedRows())
            .read(answers);
    assertThat(all.rejections()).isEmpty();
    assertThat(all.stream().filter(a -> a.question().equals("charte")))
        .extracting(a -> a.modalities())
        .as("no opinion is none of the options")
        .containsExactly(List.of("1"), List.of("0"), List.of());
  }

  @Test
  void an_xlsform_that_names_no_list_is_refused_by_line() throws IOException {
    Path survey =
        Files.writeString(folder.resolve("s.csv"), "type,name,label\nselect_one oui,charte,?\n");
    Path choices =
        Files.writeString(folder.resolve("c.csv"), "list_name,name,label\nouinon,1,Oui\n");
    assertThatThrownBy(() -> Codebook.readXlsForm(survey, choices))
        .hasMessage(
            "s.csv:2: column 'type' is 'select_one oui'; expected select_one and one of the lists"
                + " of the choices, [ouinon]");
  }
}
