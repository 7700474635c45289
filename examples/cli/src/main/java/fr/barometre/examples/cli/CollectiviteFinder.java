package fr.barometre.examples.cli;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.population.Population;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the collectivité of the frame that a call names by reference, SIREN, code or name. */
final class CollectiviteFinder {

  private static final Pattern COMMUNE = Pattern.compile("\\d{5}|2[ABab]\\d{3}");

  /** A name with the département that tells it from others: Saint-Denis (93). */
  private static final Pattern PLACED = Pattern.compile("(.+?)\\s*\\((\\w{2,3})\\)");

  private static final int MOST = 8;

  private final Texts texts;
  private final Population frame;

  CollectiviteFinder(Texts texts, Population frame) {
    this.texts = texts;
    this.frame = frame;
  }

  Collectivite find(String text) {
    String said = text.strip();
    String digits = said.replaceAll("[\\s\\u00A0\\u202F]", "");
    if (said.indexOf(':') > 0) {
      return orElse(said, reference(said));
    }
    if (digits.matches("\\d{9}|\\d{14}")) {
      return orElse(said, siren(digits.substring(0, 9)));
    }
    if (COMMUNE.matcher(digits).matches()) {
      return orElse(said, frame.find(CollectiviteType.COMMUNE, digits.toUpperCase(texts.locale())));
    }
    return named(said);
  }

  private Optional<Collectivite> reference(String text) {
    try {
      return frame.find(CollectiviteRef.parse(text));
    } catch (IllegalArgumentException e) {
      throw new WrongCall(
          texts.say("collectivite.unknown", text)
              + "\n"
              + LibraryWords.in(texts, String.valueOf(e.getMessage())));
    }
  }

  private Optional<Collectivite> siren(String digits) {
    try {
      return frame.find(Siren.parse(digits));
    } catch (IllegalArgumentException e) {
      throw new WrongCall(texts.say("collectivite.siren", digits));
    }
  }

  private Collectivite orElse(String text, Optional<Collectivite> found) {
    return found.orElseThrow(() -> new WrongCall(texts.say("collectivite.unknown", text)));
  }

  private Collectivite named(String text) {
    Matcher placed = PLACED.matcher(text);
    boolean isPlaced = placed.matches();
    String name = Nearest.plain(isPlaced ? placed.group(1) : text);
    String departement = isPlaced ? placed.group(2) : "";
    List<Collectivite> found =
        frame.collectivites().stream()
            .filter(
                one ->
                    Nearest.plain(one.name()).equals(name)
                        && (departement.isEmpty()
                            || one.departement().filter(departement::equalsIgnoreCase).isPresent()))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      List<String> names = frame.collectivites().stream().map(Collectivite::name).toList();
      throw new WrongCall(
          texts.say("collectivite.unknown", text)
              + Nearest.of(name, names).map(near -> texts.say("hint.meant", near)).orElse(""));
    }
    throw new WrongCall(
        texts.say("collectivite.several", text, found.size())
            + found.stream()
                .limit(MOST)
                .map(one -> "\n  " + one.ref() + "  " + one.name() + place(one))
                .collect(Collectors.joining())
            + (found.size() > MOST ? "\n  …" : ""));
  }

  private static String place(Collectivite one) {
    return one.departement().map(departement -> " (" + departement + ")").orElse("");
  }
}
