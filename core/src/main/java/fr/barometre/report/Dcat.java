package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A description of published figures for catalogues of open data: DCAT-AP 3.0 in JSON-LD, a
 * catalogue of one data set. What DCAT-AP demands is there (title, description, publisher, access
 * to each file), and what it recommends as far as it is known. Names of files, formats, languages
 * and places are those of the Publications Office of the European Union.
 */
final class Dcat {

  private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

  private final Publication publication;

  Dcat(Publication publication) {
    this.publication = publication;
  }

  String of(Questionnaire edition, List<Wave> waves, List<Provenance> provenances) {
    Presentation told = edition.presentation();
    List<Label> description =
        Stream.of(told.subtitle(), told.caveat(), told.credits())
            .flatMap(Optional::stream)
            .toList();
    Object title = texts(edition.title());
    Object text = texts(description.isEmpty() ? edition.title() : joined(description));
    Map<String, Object> publisher = node("foaf:Agent");
    publisher.put("foaf:name", publication.publisher());

    Map<String, Object> data = node("dcat:Dataset");
    data.put("@id", publication.page() + "#" + edition.code().replaceAll("[^A-Za-z0-9._-]", "_"));
    data.put("dct:identifier", edition.code());
    data.put("dct:title", title);
    data.put("dct:description", text);
    data.put("dct:publisher", publisher);
    if (!publication.issued().isEmpty()) {
      data.put("dct:issued", day(publication.issued()));
    }
    data.put("dct:language", List.of(authority("language/FRA"), authority("language/ENG")));
    data.put("dct:spatial", authority("country/FRA"));
    period(data, waves);
    data.put("dcat:theme", authority("data-theme/GOVE"));
    data.put(
        "dcat:keyword", edition.themes().stream().map(Theme::label).flatMap(Dcat::each).toList());
    data.put("dcat:landingPage", reference(publication.page()));
    provenance(data, provenances);
    data.put("dcat:distribution", distributions());

    Map<String, Object> catalogue = new LinkedHashMap<>();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("dcat", "http://www.w3.org/ns/dcat#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("foaf", "http://xmlns.com/foaf/0.1/");
    context.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    catalogue.put("@context", context);
    catalogue.putAll(node("dcat:Catalog"));
    catalogue.put("dct:title", title);
    catalogue.put("dct:description", text);
    catalogue.put("dct:publisher", publisher);
    catalogue.put("dcat:dataset", data);
    StringBuilder json = new StringBuilder();
    json(json, catalogue, "\n");
    return json.append('\n').toString();
  }

  private static Map<String, Object> node(String type) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@type", type);
    return node;
  }

  private static Map<String, Object> reference(String address) {
    return Map.of("@id", address);
  }

  private static Map<String, Object> authority(String name) {
    return reference(AUTHORITY + name);
  }

  private static Map<String, Object> day(String day) {
    Map<String, Object> typed = node("xsd:date");
    typed.put("@value", day);
    return typed;
  }

  private static Label joined(List<Label> labels) {
    return Label.of(
        String.join(" ", labels.stream().map(Label::fr).toList()),
        String.join(" ", labels.stream().map(Label::en).toList()));
  }

  private static Object texts(Label label) {
    return each(label).toList();
  }

  /** A text in each language; one that is the same in both is in French. */
  private static Stream<Map<String, Object>> each(Label label) {
    Stream<Map<String, Object>> french = Stream.of(text(label.fr(), "fr"));
    return label.fr().equals(label.en())
        ? french
        : Stream.concat(french, Stream.of(text(label.en(), "en")));
  }

  private static Map<String, Object> text(String text, String language) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("@value", text);
    told.put("@language", language);
    return told;
  }

  /** Adds the period from the first day to the last, if both are known. */
  private static void period(Map<String, Object> data, List<Wave> waves) {
    List<String> from = waves.stream().map(Wave::from).sorted().toList();
    List<String> to = waves.stream().map(Wave::to).sorted().toList();
    if (!from.isEmpty() && !from.contains("") && !to.contains("")) {
      Map<String, Object> period = node("dct:PeriodOfTime");
      period.put("dcat:startDate", day(from.get(0)));
      period.put("dcat:endDate", day(to.get(to.size() - 1)));
      data.put("dct:temporal", period);
    }
  }

  private static void provenance(Map<String, Object> data, List<Provenance> provenances) {
    provenances.stream()
        .findFirst()
        .ifPresent(
            p -> {
              Map<String, Object> statement = node("dct:ProvenanceStatement");
              String opsn = p.opsn();
              statement.put(
                  "rdfs:label",
                  texts(
                      Label.of(
                          "Population : "
                              + p.population()
                              + ". Redressement : "
                              + p.weighting().fr()
                              + (opsn.isEmpty() ? "." : ". Liste d’OPSN : " + opsn + "."),
                          "Population: "
                              + p.population()
                              + ". Weighting: "
                              + p.weighting().en()
                              + (opsn.isEmpty() ? "." : ". OPSN list: " + opsn + "."))));
              data.put("dct:provenance", statement);
            });
  }

  /** Each file but the schema, which says what the table conforms to. */
  private List<Object> distributions() {
    List<Object> distributions = new ArrayList<>();
    for (PublishedFile file : publication.files()) {
      if (file.form() == PublishedForm.TABLE_SCHEMA) {
        continue;
      }
      Map<String, Object> one = node("dcat:Distribution");
      one.put("dct:title", texts(file.form().label()));
      one.put("dcat:accessURL", reference(file.address()));
      one.put("dcat:downloadURL", reference(file.address()));
      one.put(
          "dcat:mediaType",
          reference("http://www.iana.org/assignments/media-types/" + file.form().mediaType()));
      one.put("dct:format", authority("file-type/" + format(file.form())));
      one.put("dct:license", reference(publication.licence()));
      if (file.form() == PublishedForm.CSV) {
        List<Map<String, Object>> schemas =
            publication.files().stream()
                .filter(f -> f.form() == PublishedForm.TABLE_SCHEMA)
                .map(f -> reference(f.address()))
                .toList();
        if (!schemas.isEmpty()) {
          one.put("dct:conformsTo", schemas);
        }
      }
      distributions.add(one);
    }
    return distributions;
  }

  private static String format(PublishedForm form) {
    return form == PublishedForm.SDMX_CSV ? "CSV" : form.name();
  }

  /** JSON of maps, lists and texts. */
  private static void json(StringBuilder json, Object value, String line) {
    boolean map = value instanceof Map;
    if (value instanceof CharSequence text) {
      quote(json, text);
      return;
    }
    Collection<?> items = map ? ((Map<?, ?>) value).entrySet() : (List<?>) value;
    if (items.isEmpty()) {
      json.append(map ? "{}" : "[]");
      return;
    }
    String separator = map ? "{" : "[";
    for (Object item : items) {
      json.append(separator).append(line).append("  ");
      if (item instanceof Map.Entry<?, ?> entry) {
        json(json, entry.getKey(), line);
        json.append(": ");
        json(json, entry.getValue(), line + "  ");
      } else {
        json(json, item, line + "  ");
      }
      separator = ",";
    }
    json.append(line).append(map ? '}' : ']');
  }

  private static void quote(StringBuilder json, CharSequence text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
