# Works out with R's survey what DesignsAgainstR wrote of random designs, from the columns alone, and says how far
# apart both are. Argument: the folder. Fails where two figures are further apart than 1e-9 of them.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "against.R"))
options(warn = -1)
designs <- text("designs.csv")
units <- text("units.csv")
for (column in c("size", "secondSize", "thirdSize", "weight", "x", "y")) units[[column]] <- as.numeric(units[[column]])
for (column in c("d", "p", "known")) units[[column]] <- units[[column]] == "true"
units$p <- as.numeric(units$p)
units$all <- "all"
units$seen <- ifelse(units$known, units$y, NA)
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
    # Of replicates the same weights by another way, since rake stops early; degrees are then counted as rake does.
    RAKED = if (inherits(design, "svyrep.design")) {
      raked <- calibrate(design, ~a + b, c(all, of("a")$total[-1], of("b")$total[-1]), calfun = "raking", maxit = 500,
                         epsilon = 1e-14)
      raked$degf <- NULL
      raked
    } else {
      rake(design, list(~a, ~b), list(margin("a"), margin("b")), control = list(maxit = 5000, epsilon = 1e-15, verbose = FALSE))
    },
    LINEAR = calibrated(), EXPONENTIAL = calibrated(calfun = "raking"),
    LOGIT = calibrated(calfun = "logit", bounds = c(.3, 3)), TRUNCATED = calibrated(bounds = c(.3, 3)),
    TRIMMED = trimWeights(design, lower = mean / 2, upper = 3 * mean / 2, strict = TRUE))
}

without <- c()
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
parts <- function(number, design) {
  by <- function(formula, groups, of, label) {
    found <- or.null(svyby(formula, groups, design, of))
    if (is.null(found)) return()
    for (row in seq_len(nrow(found))) {
      add(number, paste("by", rownames(found)[row], label), coef(found)[row])
      add(number, paste("by", rownames(found)[row], label, "se"), SE(found)[row])
    }
  }
  by(~y, ~a, svymean, "mean")
  by(~p, ~a, svymean, "share")
  by(~y, ~a + b, svytotal, "total")
  for (level in unique(design$variables$a)) add(number, paste("by", level, "df"), degf(subset(design, a == level)))
  means <- or.null(svyby(~y, ~a, design, svymean, covmat = TRUE))
  if (is.null(means) || nrow(means) < 3) return()
  estimate(number, "combination", svycontrast(means, c(1, -.4, -.6)))
  estimate(number, "ratio of means", or.null(svycontrast(means, quote(a0 / a1))))
}
known <- function(number, design) {
  estimate(number, "known mean", or.null(svymean(~seen, design, na.rm = TRUE)))
  estimate(number, "known total", or.null(svytotal(~seen, design, na.rm = TRUE)))
  estimate(number, "known ratio", or.null(svyratio(~seen, ~x, design, na.rm = TRUE)))
  for (probability in c(.25, .5, .9)) {
    quantile <- or.null(svyquantile(~seen, design, probability, ci = TRUE, na.rm = TRUE))
    if (!is.null(quantile)) add(number, paste("known quantile", probability), coef(quantile))
  }
}
# R's glm.fit leaves out units whose weight is negative in a replicate, as calibration may make it; here they count.
any.negative <- function(design) any(weights(design, "analysis") < 0)
regressions <- function(number, name, design) {
  if (any.negative(design)) return()
  for (kind in c("linear", "logistic")) {
    formula <- if (kind == "linear") y ~ x + a else p ~ x + a
    family <- if (kind == "linear") gaussian() else quasibinomial()
    exact <- list(formula, design = design, family = family, control = list(epsilon = 1e-14, maxit = 60))
    fit <- or.null(do.call(svyglm, exact))
    # R's errors are of the weights before its last step: one more from where it ended.
    if (!is.null(fit)) fit <- or.null(do.call(svyglm, c(exact, list(start = coef(fit)))))
    if (is.null(fit)) next
    table <- or.null(coef(summary(fit)))
    for (c in seq_along(coef(fit))) {
      add(number, paste0(name, kind, " ", c - 1), coef(fit)[c])
      add(number, paste0(name, kind, " ", c - 1, " se"), SE(fit)[c])
      if (isTRUE(ncol(table) == 4) && names(coef(fit))[c] %in% rownames(table)) { # a degree is left
        add(number, paste0(name, kind, " ", c - 1, " p"), table[names(coef(fit))[c], 4])
      }
    }
    term <- or.null(regTermTest(fit, ~a))
    if (is.null(term)) next
    add(number, paste0(name, kind, " term"), term$Ftest)
    add(number, paste0(name, kind, " term p"), term$p)
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
                      nest = given$nested == "true", fpc = if (given$sizes == "true") sizes[[stages]] else NULL, weights = ~weight, data = data)
  # R counts on weights of strata that were drawn completely to stay what they are: those of a jackknife without them it
  # makes so, but a calibration changes them.
  options(survey.drop.replicates = TRUE)
  if (given$replicated == "true") design <- or.null(as.svrepdesign(design, type = if (given$strata == "true") "JKn" else "JK1"))
  options(survey.drop.replicates = FALSE)
  if (is.null(design)) next
  if (given$replicated == "true" && isTRUE(ncol(design$repweights) == 0)) { # of a census there are none, nor an error
    without <- c(without, given$design)
    next
  }
  # R warns of replicates whose totals it does not meet, and goes on; here they are refused.
  design <- or.null(withCallingHandlers(
    adjusted(design, given$adjustment, totals[totals$design == given$design, ]),
    warning = function(w) if (grepl("converge", conditionMessage(w))) stop(conditionMessage(w))))
  if (is.null(design)) next
  number <- given$design
  part(number, "all", design)
  add(number, "all effective", sum(weights(design, "sampling"))^2 / sum(weights(design, "sampling")^2))
  domain <- subset(design, d)
  part(number, "domain", domain)
  known(number, design)
  parts(number, design)
  regressions(number, "", design)
  # A calibrated design keeps all rows, and a category without a unit in the domain makes a variable of nothing.
  if (all(data$a %in% data$a[data$d])) regressions(number, "domain ", domain)
  sides <- or.null(svyglm(y ~ d, design)) # the slope is the difference of the two means
  if (!is.null(sides) && !any.negative(design)) {
    add(number, "contrast", coef(sides)[2])
    add(number, "contrast se", SE(sides)[2])
  }
  add(number, "covariance", vcov(svymean(~y + p, design))[1, 2])
  for (name in c("test", "domain test")) {
    tested <- if (name == "test") design else subset(design, d)
    f <- or.null(svychisq(~a + b, tested, statistic = "F"))
    if (!is.null(f)) {
      first <- svychisq(~a + b, tested, statistic = "Chisq")
      # A domain of a calibrated design keeps all rows, and svychisq counts them and their categories.
      rows <- name == "domain test" && !(given$adjustment %in% c("NONE", "TRIMMED"))
      if (rows && any(!data$a %in% data$a[data$d], !data$b %in% data$b[data$d])) next
      add(number, paste(name, "f"), f$statistic)
      add(number, paste(name, "numerator"), f$parameter[1])
      add(number, paste(name, "first"), first$p.value)
      if (rows) next
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
# On purpose: below the share of the smallest value R 4.1 takes the next one, and it squares a sine that is below zero or
# past one. R counts units of weight 0 in the n of design effects, of Korn and Graubard's interval and of Rao and Scott's
# test. It trims some samples without an end, and does not find some bounded factors.
values <- mapply(function(number, figure) {
  of <- units[units$design == number, ]
  min(of$y[of$weight > 0 & (of$d | !grepl("^domain", figure)) & (of$known | !grepl("^known", figure))])
}, both$design, both$figure)
first <- both$value == values & grepl("quantile", both$figure)
quantile <- sub(" (lower|upper|se)$", "", paste(both$design, both$figure))
itself <- first & !grepl("(lower|upper|se)$", both$figure)
both <- both[!(quantile %in% quantile[itself]) & !(quantile %in% quantile[first] & grepl("(lower|se)$", both$figure)), ]
both <- both[!(grepl("ARCSINE", both$figure) & both$value %in% 0:1), ]
none <- unique(units$design[units$weight == 0])
both <- both[!(both$design %in% none & grepl("deff|KORN_GRAUBARD|test", both$figure)), ]
# What rounding leaves of no error: beside the figure, nothing.
figure <- function(of) setNames(of$value, paste(of$design, of$figure))[paste(both$design, sub(" (se|deff)$", "", both$figure))]
none <- grepl(" se$", both$figure) & pmax(both$value, both$r) < 1e-11 * abs(figure(both))
both <- both[!(paste(both$design, sub(" (se|deff)$", "", both$figure)) %in% sub(" se$", "", paste(both$design, both$figure)[none]) &
                 grepl(" (se|deff)$", both$figure)), ]
both$kind <- sub("^(all|domain) ", "", both$figure)
lost <- setdiff(figures$design, c(found$design, without))
endless <- lost[designs$adjustment[match(lost, designs$design)] %in% c("TRIMMED", "LOGIT", "TRUNCATED")]
lost <- c(setdiff(lost, endless), setdiff(found$design, figures$design))
cat(length(unique(figures$design)), "of", nrow(designs), "designs can be adjusted,", length(endless), "not by R;",
    nrow(both), "figures that both have\n")
conclude(both, lost)
