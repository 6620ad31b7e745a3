/** Headings under which nothing is settled: who came, what was planned, what is known. */
export const ADMIN =
  /^\W{0,9}(?:\d{1,3}\.?\s{0,3})?(?:topic:\s{0,3})?(?:agenda\b|attend|present\b|participants|regrets|apologies|scribe|introductions?$|.{0,40}guidelines|.{0,40}code of conduct|background\b|references?$|links$|disclaimers?|roll ?call|action items? review|review of (?:previous|last)|previous|(?:future|upcoming|next|scheduled) (?:meeting|topic|design|agenda)|backlog|more information|questions to consider|comic relief|table of contents|повестка|участники|присутств|отсутств|ссылки|справка|контекст)/i

/** Where options are weighed one by one. */
export const OPTIONS =
  /(?:context and problem|problem statement|drivers|considered options|options considered|pros and cons|alternatives|варианты|альтернативы|за и против)/i

/** Under these, what is to be done is told. */
export const FOLLOW =
  /(?:\bnext steps?\b|\bto-?dos?\b|\btasks?\b|\bfollow-?ups?\b|\bactions?\b|задачи|поручения|следующие шаги|что делаем)/i
