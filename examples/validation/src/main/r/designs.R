# Works out with R's survey what DesignsAgainstR wrote of random designs, from the columns alone, and says how far
# apart both are. Argument: the folder. Fails where two figures are further apart than 1e-9 of them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "against.R"))
options(warn = -1)
designs <- text("designs.csv")
units <- text("units.csv")
for (column in c("size", "secondSize", "thirdSize", "weight", "x", "y")) units[[column]] <- as.numeric(units[[column]])
for (column in c("d", "p")) units[[column]] <- units[[column]] == "true"
units$p <- as.numeric(units$p)
units$all <- "all"
totals <- transform(text("totals.csv"), total = as.numeric(total))
figures <- transform(text("figures.csv"), value = as.numeric(value))

adjusted <- function(design, adjustment, totals) {
  of <- function(variable) totals[grepl(paste0("^", variable, "\\d$"), totals$variable), ]
  margin <- function(variable) setNames(data.frame(of(variable)$variable, of(variable)$total), c(variable, "Freq"))
  all <- sum(of("a")$total)
  known <- c(all, of("a")$total[-1], totals$total[totals$variable == "x"])
  calibrated <- function(...) calibrate(design, ~a + x, known, maxit = 500, epsilon = 1e-13, ...)
  mean <- mean(weights(design))
  switch(adjustment,
    NONE = design,
    POST_STRATIFIED = postStratify(design, ~a, margin("a")),
    RAKED = rake(design, list(~a, ~b), list(margin("a"), margin("b")),
                 control = list(maxit = 2000, epsilon = 1e-13, verbose = FALSE)),
    LINEAR = calibrated(), EXPONENTIAL = calibrated(calfun = "raking"),
    LOGIT = calibrated(calfun = "logit", bounds = c(.3, 3)), TRUNCATED = calibrated(bounds = c(.3, 3)),
    TRIMMED = trimWeights(design, lower = mean / 2, upper = 3 * mean / 2, strict = TRUE))
}

found <- list()
add <- function(design, name, value) {
  found[[length(found) + 1]] <<- data.frame(design = design, figure = name, r = as.numeric(value))
}
estimate <- function(number, name, statistic) {
  if (is.null(statistic)) return()
  add(number, name, coef(statistic))
  add(number, paste(name, "se"), SE(statistic))
  if (!is.null(attr(statistic, "deff"))) add(number, paste(name, "deff"), deff(statistic))
}
interval <- function(number, name, bounds) {
  if (is.null(bounds)) return()
  add(number, paste(name, "lower"), bounds[1])
  add(number, paste(name, "upper"), bounds[2])
}
methods <- c(KORN_GRAUBARD = "beta", LOGIT = "xlogit", ARCSINE = "asin", NORMAL = "mean")
part <- function(number, name, design) {
  estimate(number, paste(name, "mean"), or.null(svymean(~y, design, deff = TRUE)))
  estimate(number, paste(name, "total"), or.null(svytotal(~y, design, deff = TRUE)))
  estimate(number, paste(name, "ratio"), or.null(svyratio(~y, ~x, design)))
  estimate(number, paste(name, "share"), or.null(svymean(~p, design, deff = TRUE)))
  add(number, paste(name, "df"), degf(design))
  for (method in names(methods)) {
    bounds <- or.null(attr(svyciprop(~p, design, method = methods[[method]]), "ci"))
    interval(number, paste(name, "share", method), bounds)
  }
  for (probability in c(.25, .5, .9)) {
    quantile <- or.null(svyquantile(~y, design, probability, ci = TRUE))
    if (is.null(quantile)) next
    label <- paste(name, "quantile", probability)
    add(number, label, coef(quantile))
    interval(number, label, quantile[[1]][1, 2:3])
    add(number, paste(label, "se"), SE(quantile))
  }
}
for (i in seq_len(nrow(designs))) {
  given <- designs[i, ]
  options(survey.lonely.psu = given$lonely)
  data <- units[units$design == given$design, ]
  stages <- as.integer(given$stages)
  ids <- list(~cluster, ~cluster + second, ~cluster + second + third)
  strata <- if (given$strata == "true") list(~stratum, ~stratum + secondStratum, ~stratum + secondStratum + thirdStratum)
            else list(NULL, ~all + secondStratum, ~all + secondStratum + thirdStratum)
  sizes <- list(~size, ~size + secondSize, ~size + secondSize + thirdSize)
  design <- svydesign(ids = if (given$clusters == "true") ids[[stages]] else ~1,
                      strata = strata[[if (given$stratifiedWithin == "true") stages else 1]],
                      fpc = if (given$sizes == "true") sizes[[stages]] else NULL, weights = ~weight, data = data)
  # R counts on weights of strata that were drawn completely to stay what they are: those of a jackknife without them it
  # makes so, but a calibration changes them.
  options(survey.drop.replicates = TRUE)
  if (given$replicated == "true") design <- or.null(as.svrepdesign(design, type = if (given$strata == "true") "JKn" else "JK1"))
  options(survey.drop.replicates = FALSE)
  if (is.null(design)) next
  design <- or.null(adjusted(design, given$adjustment, totals[totals$design == given$design, ]))
  if (is.null(design)) next
  number <- given$design
  part(number, "all", design)
  add(number, "all effective", sum(weights(design, "sampling"))^2 / sum(weights(design, "sampling")^2))
  part(number, "domain", subset(design, d))
  for (kind in c("linear", "logistic")) {
    formula <- if (kind == "linear") y ~ x + a else p ~ x + a
    family <- if (kind == "linear") gaussian() else quasibinomial()
    exact <- list(epsilon = 1e-14, maxit = 60)
    fit <- or.null(svyglm(formula, design, family = family, control = exact))
    # R's errors are of the weights before its last step: one more from where it ended.
    if (!is.null(fit)) {
      ended <- coef(fit)
      fit <- or.null(svyglm(formula, design, family = family, control = exact, start = ended))
    }
    if (is.null(fit)) next
    for (c in seq_along(coef(fit))) {
      add(number, paste(kind, c - 1), coef(fit)[c])
      add(number, paste(kind, c - 1, "se"), SE(fit)[c])
    }
  }
  sides <- or.null(svyglm(y ~ d, design)) # the slope is the difference of the two means
  if (!is.null(sides)) {
    add(number, "contrast", coef(sides)[2])
    add(number, "contrast se", SE(sides)[2])
  }
  add(number, "covariance", vcov(svymean(~y + p, design))[1, 2])
  for (name in c("test", "domain test")) {
    tested <- if (name == "test") design else subset(design, d)
    f <- or.null(svychisq(~a + b, tested, statistic = "F"))
    if (!is.null(f)) {
      first <- svychisq(~a + b, tested, statistic = "Chisq")
      add(number, paste(name, "f"), f$statistic)
      add(number, paste(name, "numerator"), f$parameter[1])
      add(number, paste(name, "first"), first$p.value)
      # A domain of a calibrated design keeps all rows, and svychisq counts them.
      if (name == "domain test" && !(given$adjustment %in% c("NONE", "TRIMMED"))) next
      add(number, paste(name, "denominator"), f$parameter[2])
      add(number, paste(name, "p"), f$p.value)
      add(number, paste(name, "pearson"), first$statistic)
    }
  }
}
found <- do.call(rbind, found)
found <- found[is.finite(found$r), ]
both <- merge(figures, found)
both <- merge(both, designs)
# On purpose: below the share of the smallest value R 4.1 takes the next one as a bound, and it squares a sine that is
# below zero or past one. R 4.1 trims some samples without an end.
values <- mapply(function(number, figure) {
  of <- units[units$design == number, ]
  min(of$y[of$d | !grepl("^domain", figure)])
}, both$design, both$figure)
first <- grepl("quantile .* lower$", both$figure) & both$value == values
interval <- sub(" (lower|se)$", "", paste(both$design, both$figure))
both <- both[!(interval %in% interval[first] & grepl("(lower|se)$", both$figure)), ]
both <- both[!(grepl("ARCSINE", both$figure) & both$value %in% 0:1), ]
both$kind <- sub("^(all|domain) ", "", both$figure)
lost <- setdiff(figures$design, found$design)
endless <- lost[designs$adjustment[match(lost, designs$design)] == "TRIMMED"]
lost <- c(setdiff(lost, endless), setdiff(found$design, figures$design))
cat(length(unique(figures$design)), "of", nrow(designs), "designs can be adjusted,", length(endless), "not by R;",
    nrow(both), "figures that both have\n")
conclude(both, lost)
