# Works out with R's survey what AgainstR wrote of random surveys, from the rows alone, and says how far apart both
# are. Argument: the folder. Fails where two figures are further apart than 1e-9 of them, or one of us has an adjusted whole and the other none.
scripts <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
for (script in c("against.R", "diagnosis.R", "change.R")) source(file.path(scripts, script))
options(survey.lonely.psu = "adjust", warn = -1)
surveys <- text("surveys.csv")
frames <- transform(text("frames.csv"), Freq = as.numeric(Freq))
rows <- transform(text("rows.csv"), weight = as.numeric(weight))
figures <- transform(text("figures.csv"), value = as.numeric(value))

# What a question says of whom an indicator of it concerns: whether in its base, and what counts, or the modality given.
# What was ticked may have no record ("-"); something ticked makes an answer whatever else it says.
silent <- c("NSP", "SR", "NA")
answers <- function(data, code, survey, modality = NULL) {
  said <- if (code == "mean") data$number else data[[code]]
  base <- switch(code, yes = survey$base, mean = "EXPRESSED", some = survey$ticks)
  data$recorded <- said != "-"
  kept <- data$recorded | base == "ASKED"
  data <- data[kept, ]
  said <- lapply(strsplit(said[kept], "|", fixed = TRUE), function(s) if (length(s) == 0 || s[1] == "-") "SR" else s)
  any.of <- function(some) sapply(said, function(s) any(s %in% some))
  expressed <- sapply(said, function(s) !all(s %in% silent))
  data$asked <- as.numeric(expressed | !any.of("NA"))
  data$silent <- as.numeric(!expressed) * data$asked
  data$b <- if (base == "EXPRESSED") as.numeric(expressed) else data$asked
  counted <- switch(code, yes = "OUI", some = c("A", "B"))
  data$y <- if (!is.null(modality)) as.numeric(any.of(modality)) else if (code != "mean") as.numeric(any.of(counted)) else
    ifelse(expressed, suppressWarnings(as.numeric(sapply(said, `[`, 1))), 0)
  data
}

# One unit a response, or one a commune: its latest response, or all of them, sharing its mean weight.
units <- function(data, survey, counts) {
  for (what in c("b", "asked", "silent")) data[[what]] <- data[[what]] * counts
  data$y <- data$y * data$b
  if (survey$unit == "LATEST") {
    data <- data[order(data$commune, data$recorded, data$date, data$id), ]
    data <- data[!duplicated(data$commune, fromLast = TRUE), ]
  }
  if (survey$unit != "RESPONSE") {
    data <- do.call(rbind, lapply(split(data, data$commune), function(d) {
      base <- sum(d$b)
      put <- sum(d$asked)
      transform(d[1, ], weight = mean(d$weight), b = as.numeric(base > 0), y = if (base > 0) sum(d$y) / base else 0,
                asked = as.numeric(put > 0), silent = if (put > 0) sum(d$silent) / put else 0)
    }))
  }
  # Design weights that add up to the frame: bounds of calibrated weights go by them.
  all <- as.numeric(survey$size)
  data <- transform(data, weight = weight * all / sum(weight))
  # The stratum of each, and how many it has in the frame; endless with replacement.
  data$stratum <- if (grepl("STRATA", survey$plan)) data$region else "all"
  frame <- frames[frames$survey == survey$survey, ]
  data$size <- if (grepl("REPLACEMENT", survey$plan)) Inf else if (survey$plan == "SIMPLE") all else
    as.numeric(tapply(frame$Freq, frame$region, sum)[data$region])
  data
}

designed <- function(data) {
  if (is.infinite(data$size[1])) svydesign(ids = ~commune, strata = ~stratum, weights = ~weight, data = data) else
    svydesign(ids = ~commune, strata = ~stratum, weights = ~weight, fpc = ~size, data = data)
}

# n / (n - 1) sums of squares about the mean; of one its square.
spread <- function(z) if (length(z) > 1) length(z) * var(z) else sum(z^2)
# The variance of a sum over all communes, from what each row adds to it.
variance.of.sum <- function(z, rows) {
  sum(sapply(split(seq_along(z), rows$stratum), function(at) {
    z <- tapply(z[at], rows$commune[at], sum)
    (1 - length(z) / rows$size[at][1]) * spread(z)
  }))
}
degrees <- function(rows) length(unique(rows$commune)) - length(unique(rows$stratum))

# Whether exponential factors make up the totals: the steps of calibrate, halved where they go too far.
stalled <- FALSE
has.exponential <- function(x, weights, totals) {
  misses <- function(lambda) sum(weights * exp(x %*% lambda)) - sum(totals * lambda)
  lambda <- rep(0, ncol(x))
  for (turn in 1:200) {
    w <- as.numeric(weights * exp(x %*% lambda))
    left <- colSums(x * w) - totals
    if (max(abs(left)) < 1e-8) return(TRUE)
    step <- or.null(solve(crossprod(x, x * w), left))
    if (is.null(step)) return(FALSE)
    while (misses(lambda - step) > misses(lambda) && max(abs(step)) > 1e-12) step <- step / 2
    lambda <- lambda - step
  }
  FALSE
}

# Adjusted to the frame; by wave if there are several.
adjusted <- function(design, adjustment, frame, by = NULL) {
  of <- function(names) reformulate(c(by, names))
  margin <- function(names) aggregate(frame["Freq"], frame[c(by, names)], sum)
  model <- if (is.null(by)) ~opsn + band else ~wave * (opsn + band)
  totals <- colSums(model.matrix(model, frame) * frame$Freq)
  calibrated <- function(...) calibrate(design, model, totals, maxit = 500, epsilon = 1e-13, ...)
  exponential <- function() tryCatch(calibrated(calfun = "raking"), error = function(e) {
    if (has.exponential(model.matrix(model, design$variables), weights(design), totals)) stalled <<- TRUE
    stop(e)
  })
  margins <- c("opsn", "region", "band")
  stratified <- function(names) postStratify(design, of(names), margin(names))
  # By default whoever's status is not known has no weight.
  of.known <- function() postStratify(subset(design, opsn != "UNKNOWN"), of("opsn"), subset(margin("opsn"), opsn != "UNKNOWN"))
  switch(adjustment,
    OPSN = of.known(), REGION = stratified("region"), OPSN_BAND = stratified(c("opsn", "band")),
    RAKING = tryCatch(rake(design, lapply(margins, of), lapply(margins, margin),
                           control = list(maxit = 2000, epsilon = 1e-12, verbose = FALSE)),
                      warning = function(w) stop(conditionMessage(w))), # of margins that are not met
    LINEAR = calibrated(), EXPONENTIAL = exponential(),
    LOGIT = calibrated(calfun = "logit", bounds = c(.2, 4)), TRUNCATED = calibrated(bounds = c(.2, 4)))
}

# Surveys with a calibration that calibrate does not find, though there is one.
beyond <- c()
found <- list()
add <- function(survey, name, value) if (length(value) == 1 && is.finite(value)) {
  found[[length(found) + 1]] <<- data.frame(survey = survey, figure = name, r = value)
}
# Bounds of a share at a level, by the formulas. On purpose: svyciprop's beta takes all rows for the units of a domain where
# weights are adjusted, no method of it has bounds for none or all, and its asin goes on past none or all.
bounds.of <- function(method, level, p, variance, units, df, effective) {
  alpha <- 1 - level
  t <- qt(1 - alpha / 2, df)
  if (abs(p - round(p)) < 1e-14) p <- round(p)
  certain <- p %in% 0:1
  korn.graubard <- function() {
    n <- if (certain) effective else p * (1 - p) / variance * (qt(alpha / 2, units - 1) / qt(alpha / 2, df))^2
    c(if (p == 0) 0 else qbeta(alpha / 2, n * p, n * (1 - p) + 1), if (p == 1) 1 else qbeta(1 - alpha / 2, n * p + 1, n * (1 - p)))
  }
  if (certain && method != "WILSON") return(korn.graubard())
  n <- if (certain) effective else p * (1 - p) / variance
  switch(method,
    KORN_GRAUBARD = korn.graubard(),
    LOGIT = plogis(qlogis(p) + c(-1, 1) * t * sqrt(variance) / (p * (1 - p))),
    WILSON = (p + t^2 / (2 * n) + c(-1, 1) * t * sqrt(p * (1 - p) / n + t^2 / (4 * n^2))) / (1 + t^2 / n),
    ARCSINE = {
      centre <- asin(sqrt(p))
      reach <- t * sqrt(variance / (4 * p * (1 - p)))
      c(if (reach > 2 * centre) 0 else sin(centre - reach)^2, if (reach > pi - 2 * centre) 1 else sin(centre + reach)^2)
    },
    NORMAL = p + c(-1, 1) * t * sqrt(variance))
}
of.survey <- c(KORN_GRAUBARD = "beta", LOGIT = "xlogit", ARCSINE = "asin", NORMAL = "mean")
figure <- function(survey, name, design) {
  part <- subset(design, b == 1)
  p <- or.null(svymean(~y, part, deff = TRUE))
  if (is.null(p) || !is.finite(coef(p))) return()
  w <- weights(part)
  add(survey$survey, paste(name, "value"), as.numeric(coef(p)))
  add(survey$survey, paste(name, "se"), as.numeric(SE(p)))
  add(survey$survey, paste(name, "deff"), as.numeric(deff(p)))
  add(survey$survey, paste(name, "effective"), sum(w)^2 / sum(w^2))
  level <- as.numeric(survey$level)
  if (grepl("^mean", name)) {
    bounds <- confint(p, df = degf(part), level = level)
  } else {
    bounds <- bounds.of(survey$interval, level, as.numeric(coef(p)), as.numeric(vcov(p)), sum(is.finite(part$prob)), degf(part),
                        sum(w)^2 / sum(w^2))
    inside <- !round(coef(p), 14) %in% 0:1 && bounds[1] != 0 && bounds[2] != 1
    if (grepl("observed$", name) && inside && survey$interval %in% names(of.survey)) {
      theirs <- or.null(attr(svyciprop(~y, part, method = of.survey[[survey$interval]], level = level), "ci"))
      if (length(theirs) == 2 && all(is.finite(theirs))) bounds <- theirs
    }
  }
  add(survey$survey, paste(name, "lower"), bounds[1])
  add(survey$survey, paste(name, "upper"), bounds[2])
}
# What flags give as evidence.
seen <- function(survey, name, design, weighted) {
  rows <- design$variables
  add(survey, paste(name, "silentShare"), sum(rows$weight * rows$silent) / sum(rows$weight * rows$asked))
  if (is.null(weighted)) return()
  base <- weights(weighted) * weighted$variables$b
  add(survey, paste(name, "largestShare"), max(tapply(base, weighted$variables$commune, sum)) / sum(base))
}
# The part of the frame of whose cells nobody has a weight.
uncovered <- function(survey, name, weighted, frame, by) {
  cell <- function(rows) do.call(paste, rows[by])
  left <- !cell(frame) %in% cell(weighted$variables[weights(weighted) > 0, ])
  add(survey, paste(name, "uncoveredShare"), sum(frame$Freq[left]) / sum(frame$Freq))
}
for (i in seq_len(nrow(surveys))) {
  survey <- surveys[i, ]
  data <- rows[rows$survey == survey$survey, ]
  frame <- frames[frames$survey == survey$survey, ]
  everyone <- data
  stalled <- FALSE
  for (code in c("yes", "mean", "some")) {
    data <- answers(everyone, code, survey)
    both <- function(name, counts, parts, of = data) {
      design <- designed(units(of, survey, counts))
      weighted <- or.null(adjusted(design, survey$adjustment, frame))
      for (part in parts) {
        at <- function(d) if (part == "all") d else subset(d, region == part)
        figure(survey, paste(code, if (is.null(name)) part else name, "observed"), at(design))
        if (!is.null(weighted)) {
          figure(survey, paste(code, if (is.null(name)) part else name, "adjusted"), at(weighted))
        }
        seen(survey$survey, paste(code, if (is.null(name)) part else name), at(design), if (!is.null(weighted)) at(weighted))
      }
      if (is.null(name) && !is.null(weighted)) {
        uncovered(survey$survey, paste(code, "all"), weighted, frame, coverage(survey$adjustment))
      }
      design
    }
    design <- both(NULL, rep(1, nrow(data)), c("all", unique(data$region)))
    for (role in c("AGENT", "ELU")) both(role, as.numeric(data$role == role), "all")
    for (modality in switch(code, yes = c("OUI", "NON", silent), some = c("A", "B", "C", silent))) {
      both(modality, 1, "all", answers(everyone, code, survey, modality))
    }
    diagnose(function(name, value) add(survey$survey, name, value), code, units(data, survey, 1), frame, survey$adjustment)
    change(function(name, value) add(survey$survey, paste(code, name), value), data, survey, frame)
    in.base <- subset(design, b == 1 & opsn != "UNKNOWN")
    sides <- or.null(svycontrast(svyby(~y, ~opsn, in.base, svymean, covmat = TRUE), c(1, -1)))
    if (!is.null(sides)) {
      add(survey$survey, paste(code, "effect value"), as.numeric(coef(sides)))
      add(survey$survey, paste(code, "effect se"), as.numeric(SE(sides)))
      df <- sum(sapply(split(in.base$variables, in.base$variables$opsn), degrees))
      add(survey$survey, paste(code, "effect p"), 2 * pt(-abs(as.numeric(coef(sides)) / as.numeric(SE(sides))), df))
    }
  }
  if (stalled) beyond <- c(beyond, survey$survey)
}
found <- do.call(rbind, found)
both <- merge(figures, found)
both <- merge(both, surveys[c("survey", "adjustment")])
both$kind <- sub("^(\\S+) .* (\\S+)$", "\\1 \\2", both$figure)
cat(length(unique(figures$survey)), "of", nrow(surveys), "surveys can be adjusted;", nrow(both), "figures that both have, of",
    nrow(figures), "\n")
wholes <- function(figures) with(figures, paste(survey, figure))[grepl("(all adjusted|change equal) value$", figures$figure)]
ours <- with(figures[!figures$survey %in% beyond, ], setdiff(paste(survey, figure), paste(both$survey, both$figure)))
# Numbers are from -50 to 400, of which 0.1 is less than a thousandth. Both rakes stop where margins are met to 1e-12 of
# them, which is more of a small change.
of.raked <- both$adjustment == "RAKING" & grepl(" change ", both$figure)
least <- ifelse(grepl("^mean", both$figure), 0.1, ifelse(of.raked, 0.01, 1e-3))
conclude(both, c(ours, setdiff(wholes(found), wholes(figures))), least)
