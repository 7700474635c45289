package fr.barometre.examples.service;

import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The service on a free port, on synthetic answers, for all tests of a run. */
final class Running {

  static final Figures FIGURES =
      new Figures(
          Synthetic.survey(Edition2025.QUESTIONNAIRE, Population.collectivites2025(), 2025),
          Population.collectivites2025());

  private static final Javalin SERVER = new Service(FIGURES).start(0);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Running() {}

  static String url(String path) {
    return "http://127.0.0.1:" + SERVER.port() + path;
  }

  static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
