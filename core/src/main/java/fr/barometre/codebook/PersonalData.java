package fr.barometre.codebook;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises personal data, which must not leave a file of answers: addresses, telephone numbers,
 * names of people.
 */
final class PersonalData {

  private static final int LONGEST_NAME = 60;
  private static final int SHORT_HEADER = 6;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d.,])(?:\\+\\d{1,3}|00\\d{2}|0)[\\s.()-]{0,2}[1-9](?:[\\s.-]?\\d{2}){4}(?!\\d)");
  private static final Pattern TITLE =
      Pattern.compile("(?:^|[\\s,;(])(?:M\\.|Mr|Mme|Mlle|Mrs|Ms|Monsieur|Madame|Dr)\\.? +\\p{L}");
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'\u2019.-]*(?: (?:de |du |des |la |le"
              + " |d'|d\u2019)*\\p{Lu}[\\p{L}'\u2019.-]*){1,3}");

  /**
   * Headers that ask where somebody answers from, in a few words: {@code votre commune :}, {@code
   * n° siret}.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:nom (?:de |d')?(?:votre |la |l')?|votre |code"
              + " )(?:commune|collectivite|mairie|epci|departement|region|structure|ville)["
              + " :]*|(?:\\S+ ){0,3}(?:siren|siret|code insee)[ ?:]*"
              + "|(?:group|question)?time\\d*|filecount.*|.*\\[filecount\\]|webform_\\w+");

  /** Words that ask for the code of a commune, wherever they stand in the header. */
  private static final Pattern CODE_ASKED =
      Pattern.compile(
          "(?:.*[^\\p{L}])?(?:insee|siren|siret|code postal|code (?:de la |de votre )?commune)"
              + "(?:[^\\p{L}].*)?");

  private static final Pattern CODE = Pattern.compile("(?:\\d{4,5}|2[abAB]\\d{3}|\\d{9}|\\d{14})");
  private static final Pattern GAPS = Pattern.compile("[\\s\u00A0\u202F]+");

  private static final Pattern IP =
      Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|(?:[\\da-fA-F]{1,4}:){4,7}[\\da-fA-F]{1,4}");
  private static final Pattern LOWER = Pattern.compile("\\p{Ll}");
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\d]+");

  private static final List<String> OF_PEOPLE =
      List.of(
          "nom",
          "noms",
          "prenom",
          "prenoms",
          "mail",
          "email",
          "courriel",
          "adresse",
          "telephone",
          "tel",
          "portable",
          "phone",
          "name",
          "firstname",
          "lastname",
          "surname",
          "contact",
          "contacts",
          "signature",
          "interlocuteur",
          "interlocutrice",
          "referent",
          "referente",
          "login",
          "utilisateur",
          "username",
          "user",
          "ip",
          "ipaddr",
          "repondant",
          "repondante",
          "repondeur",
          "respondent",
          "auteur",
          "token",
          "jeton",
          "naissance");

  private static final List<String> OF_PLACES =
      List.of(
          "siren",
          "siret",
          "insee",
          "code insee",
          "code postal",
          "cp",
          "commune",
          "collectivite",
          "nom de la collectivite",
          "nom de la commune",
          "departement",
          "region",
          "epci",
          "population",
          "horodateur",
          "timestamp",
          "submitdate",
          "date de soumission",
          "startdate",
          "datestamp",
          "heure de debut",
          "start time",
          "completion time",
          "startlanguage",
          "lastpage",
          "seed",
          "refurl",
          "uuid",
          "_id",
          "_uuid",
          "id de la reponse",
          "response id",
          "derniere page",
          "langue de depart",
          "tete de serie",
          "graine",
          "uid",
          "uri de soumission",
          "brouillon en cours",
          "page courante",
          "soumis par : id",
          "franceconnect ?",
          "archive",
          "etablissement siege social",
          "date de lancement",
          "interviewtime",
          "collector id",
          "progress",
          "duration (in seconds)",
          "finished",
          "locationlatitude",
          "locationlongitude",
          "distributionchannel",
          "userlanguage",
          "submission id",
          "id de soumission",
          "submission uri",
          "__version__",
          "_status",
          "_index",
          "etat du dossier",
          "latitude",
          "longitude");

  private PersonalData() {}

  /**
   * Whether a text has an e-mail or IP address, a telephone number, or names someone by a title.
   */
  static boolean isIn(String text) {
    return EMAIL.matcher(text).find()
        || PHONE.matcher(text).find()
        || TITLE.matcher(text).find()
        || IP.matcher(text).matches();
  }

  /** Whether a text looks like someone's name. */
  static boolean looksLikeName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text.strip()).matches();
  }

  /** Whether such a text has small letters: one of capitals alone may be a label. */
  static boolean hasSmallLetters(String text) {
    return LOWER.matcher(text).find();
  }

  /** Whether a plain header speaks of people. */
  static boolean isOfPeople(String header) {
    return List.of(WORDS.split(header, -1)).stream().anyMatch(OF_PEOPLE::contains);
  }

  /** Whether a header is too short to be a question about such things. */
  static boolean isShort(String header) {
    return WORDS.split(header, -1).length <= SHORT_HEADER;
  }

  /** Whether a plain header asks for a code of a commune or a collectivité, in any words. */
  static boolean asksCode(String header) {
    return CODE_ASKED.matcher(header).matches();
  }

  /** Whether a text may be such a code. */
  static boolean isCode(String text) {
    return CODE.matcher(GAPS.matcher(text).replaceAll("")).matches();
  }

  /** Whether a plain header says where or when an answer comes from. */
  static boolean isOfPlaces(String header) {
    return OF_PLACES.contains(header) || PLACE.matcher(header).matches();
  }
}
