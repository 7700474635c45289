package fr.barometre.examples.service;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The error of a request, as a problem of RFC 9457, in French or in English. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String french;
  private final String english;

  Problem(int status, String french, String english) {
    super(english);
    this.status = status;
    this.french = french;
    this.english = english;
  }

  /** The request asks for what cannot be. */
  static Problem badRequest(String french, String english) {
    return new Problem(400, french, english);
  }

  /** There is no such thing. */
  static Problem notFound(String french, String english) {
    return new Problem(404, french, english);
  }

  int status() {
    return status;
  }

  /** The members of the JSON object. */
  Map<String, Object> body(Locale locale, String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title(status, locale));
    body.put("status", status);
    body.put("detail", locale.equals(Locale.FRENCH) ? french : english);
    body.put("instance", instance);
    return body;
  }

  private static String title(int status, Locale locale) {
    boolean fr = locale.equals(Locale.FRENCH);
    return switch (status) {
      case 400 -> fr ? "Requête incorrecte" : "Bad request";
      case 404 -> fr ? "Introuvable" : "Not found";
      case 405 -> fr ? "Méthode non autorisée" : "Method not allowed";
      case 413 -> fr ? "Requête trop longue" : "Request too large";
      default -> fr ? "Erreur interne" : "Internal error";
    };
  }
}
