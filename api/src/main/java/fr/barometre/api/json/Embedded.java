package fr.barometre.api.json;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A definition inside a result, from the tree that Jackson read.
 *
 * <p>The same definition by itself is read strictly: what a person wrote and the library does not
 * know is a mistake. Inside a result it is what a later version may have written beside the rest,
 * so it is passed over.
 */
public final class Embedded {

  private final String what;
  private final Map<?, ?> tree;

  private Embedded(String what, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(what + " is not an object but " + tree);
    }
    this.what = what;
    this.tree = map;
  }

  /** A number that may be left out; a text that is none is refused, also an empty one. */
  public static @Nullable Double number(String name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(name + " is '" + value + "'; expected a number, or nothing");
  }

  public static Questionnaire questionnaire(@Nullable Object tree) {
    Embedded in = new Embedded("edition", tree);
    return Questionnaire.builder()
        .code(in.text("code"))
        .title(in.label("title"))
        .presentation(
            in.get("presentation")
                .map(p -> presentation(new Embedded("presentation", p)))
                .orElse(Presentation.NONE))
        .themes(in.list("themes", t -> theme(new Embedded("theme", t))))
        .waves(in.list("waves", Embedded::wave))
        .panels(in.list("panels", p -> panel(new Embedded("panel", p))))
        .questions(in.list("questions", q -> question(new Embedded("question", q))))
        .indicators(in.list("indicators", Embedded::indicator))
        .build();
  }

  public static IndicatorDefinition indicator(@Nullable Object tree) {
    Embedded in = new Embedded("indicator", tree);
    IndicatorDefinition.Builder builder = IndicatorDefinition.builder();
    builder
        .code(in.text("code"))
        .label(in.label("label"))
        .question(in.text("question"))
        .panel(in.text("panel", ""))
        .counted(in.list("counted", String::valueOf))
        .audience(in.list("audience", t -> CollectiviteType.valueOf(String.valueOf(t))))
        .references(in.list("references", r -> reference(new Embedded("reference", r))))
        .notes(in.list("notes", n -> label(new Embedded("note", n))));
    in.get("countsLack").ifPresent(lack -> builder.countsLack(Boolean.TRUE.equals(lack)));
    in.code(BasePolicy.class, "basePolicy").ifPresent(builder::basePolicy);
    in.code(CountingUnit.class, "countingUnit").ifPresent(builder::countingUnit);
    in.get("printedUnit").map(u -> label(new Embedded("unit", u))).ifPresent(builder::printedUnit);
    return builder.build();
  }

  public static Wave wave(@Nullable Object tree) {
    Embedded in = new Embedded("wave", tree);
    return new Wave(
        in.text("code"),
        in.label("label"),
        in.list("themes", String::valueOf),
        in.text("from", ""),
        in.text("to", ""));
  }

  public static Modality modality(@Nullable Object tree) {
    Embedded in = new Embedded("modality", tree);
    return new Modality(
        in.text("code"),
        in.label("label"),
        in.code(ModalityKind.class, "kind").orElse(ModalityKind.SUBSTANTIVE),
        in.list("waves", String::valueOf));
  }

  public static Collectivite collectivite(@Nullable Object tree) {
    Embedded in = new Embedded("collectivité", tree);
    Collectivite.Builder builder = Collectivite.builder();
    builder
        .type(in.required(in.code(CollectiviteType.class, "type"), "type"))
        .code(in.text("code"))
        .name(in.text("name"))
        .population((int) in.number("population"));
    in.get("siren").ifPresent(siren -> builder.siren(Siren.parse(siren.toString())));
    in.get("departement").ifPresent(code -> builder.departement(code.toString()));
    in.get("region").ifPresent(code -> builder.region(code.toString()));
    in.get("epci").ifPresent(siren -> builder.epci(siren.toString()));
    return builder.build();
  }

  private static Theme theme(Embedded in) {
    return new Theme(in.text("code"), in.label("label"));
  }

  private static Panel panel(Embedded in) {
    return new Panel(in.text("code"), in.label("label"), in.labelIfAny("printed"));
  }

  private static Presentation presentation(Embedded in) {
    return new Presentation(
        in.labelIfAny("subtitle"), in.labelIfAny("caveat"), in.labelIfAny("credits"));
  }

  private static Question question(Embedded in) {
    return new Question(
        in.text("code"),
        in.text("theme"),
        in.label("wording"),
        in.required(in.code(QuestionKind.class, "kind"), "kind"),
        in.list("modalities", Embedded::modality),
        in.get("range").map(r -> range(new Embedded("range", r))).orElse(null));
  }

  private static NumberRange range(Embedded in) {
    return new NumberRange(in.number("minimum"), in.number("maximum"), in.label("unit"));
  }

  private static ReferenceValue reference(Embedded in) {
    return new ReferenceValue(
        in.list("modalities", String::valueOf),
        in.number("percent"),
        in.number("confidence"),
        in.text("source"));
  }

  private static Label label(Embedded in) {
    return new Label(in.text("fr"), in.text("en"));
  }

  private Label label(String name) {
    return label(new Embedded(name, tree.get(name)));
  }

  private @Nullable Label labelIfAny(String name) {
    return get(name).map(l -> label(new Embedded(name, l))).orElse(null);
  }

  private Optional<Object> get(String name) {
    return Optional.ofNullable(tree.get(name));
  }

  private String text(String name) {
    return required(get(name), name).toString();
  }

  private String text(String name, String otherwise) {
    return get(name).map(Object::toString).orElse(otherwise);
  }

  private double number(String name) {
    Object found = required(get(name), name);
    if (!(found instanceof Number number)) {
      throw new IllegalArgumentException(
          what + " has '" + found + "' where '" + name + "' is a number");
    }
    return number.doubleValue();
  }

  private <E extends Enum<E>> Optional<E> code(Class<E> type, String name) {
    return get(name).map(code -> Enum.valueOf(type, code.toString()));
  }

  private <T> List<T> list(String name, Function<@Nullable Object, T> each) {
    Object found = get(name).orElse(List.of());
    if (!(found instanceof List<?> values)) {
      throw new IllegalArgumentException(what + " has no list '" + name + "' but " + found);
    }
    return values.stream().<T>map(each).toList();
  }

  private <T> T required(Optional<T> found, String name) {
    return found.orElseThrow(
        () -> new IllegalArgumentException(what + " lacks the property '" + name + "'"));
  }
}
