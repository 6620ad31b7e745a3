/** What a heading of a meeting file announces; null where it is the author's own. */
export type HeadingKind = 'question' | 'options' | 'criteria' | 'must' | 'nice' | 'agenda' | 'evidence' | null

/** Reads a heading by its meaning, English or Russian; numbering, marks and a closing colon do not matter. */
export function headingKind(heading: string): HeadingKind {
  const words = plainHeading(heading)
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** A heading in lower case without its number, its marks and what closes it. */
export function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/^[^\p{L}\p{N}]*(?:(?:\d+|[ivx]+)(?:\.\d+)*[.)]\s+)?[^\p{L}\p{N}]*/u, '')
    .replace(/(?<![\s:：.?!*])[\s:：.?!*]+$/u, '')
    .replace(/\s+/g, ' ')
}

const ASKED = '(?: (?:for|to|before|put to|of) .+)?'
const THINGS =
  '(?:options|alternatives|candidates|choices|variants|solutions|approaches|tools|vendors|products|platforms|providers|proposals)'
const CONSIDERED =
  '(?:considered|possible|available|proposed|potential|shortlisted|candidate|listed|competing|our|the)'
const ON_TABLE =
  '(?: (?:on the table|considered|under consideration|under discussion|to consider|to choose from|to compare|evaluated|reviewed|available|we (?:have )?(?:considered|see|compare)|being considered))?'

// The first that fits wins: "pros and cons of the options" lists no options, it argues about them.
const KINDS: readonly (readonly [HeadingKind, RegExp])[] = [
  [
    'evidence',
    /^(?:pros?(?: and | & |\/)cons?|advantages and disadvantages|trade-?offs|(?:comparison|evaluation|analysis|assessment|details?) of|comparing|плюсы и минусы|за и против|(?:преимущества|достоинства) и недостатки|сильные и слабые стороны|(?:доводы|аргументы) (?:за|и)(?!\p{L})|(?:сравнение|оценка|анализ|разбор|обзор) )/u,
  ],
  [
    'must',
    /^(?:must|must[ -]haves?|musts|required|mandatory|hard requirements|(?:обязательн|необходим)(?:ы[ей]|о|ое|ая)(?: (?:должн\p{L}* быть|(?:критери|требовани|услови|пункт|свойств)\p{L}*.*))?|без чего нельзя|строгие требования|жесткие требования)$/u,
  ],
  [
    'nice',
    /^(?:nice[ -]to[ -]haves?|optional|could[ -]haves?|should[ -]haves?|(?:желательн|необязательн|дополнительн)(?:ы[ей]|о|ое|ая)(?: (?:(?:критери|требовани|услови|пункт|свойств)\p{L}*.*))?|пожелания|не обязательно|по возможности|хорошо бы|хотелось бы)$/u,
  ],
  [
    'question',
    new RegExp(
      `^(?:(?:the|our|key|main|central) )*(?:question${ASKED}|decision (?:to (?:be )?made?|needed|question)|what (?:do )?we (?:need|have|want) to decide|what is to be decided|(?:главный |основной |ключевой )?вопрос(?: .+)?|что (?:нужно |надо |предстоит |мы )?реш(?:ить|аем)|о чем (?:решение|решаем)|какое решение (?:нужно|принимаем))$`,
      'u',
    ),
  ],
  [
    'options',
    new RegExp(
      `^(?:(?:${CONSIDERED} )*${THINGS}${ON_TABLE}|short ?list|what we can choose from|(?:(?:рассматриваемые|рассмотренные|возможные|доступные|наши) )*(?:варианты|альтернативы|кандидаты|решения|предложения|инструменты)(?: .+)?|(?:из чего|между чем|что) (?:мы )?выбираем|что рассматриваем)$`,
      'u',
    ),
  ],
  [
    'criteria',
    /^(?:(?:the |our |key |main )*(?:decision |evaluation |selection |success |assessment |comparison )?(?:criteria|drivers|criterion)(?: .+)?|(?:key |main |our )*(?:requirements|priorities|considerations|desiderata)|desired (?:solution|outcome|properties|qualities|features)|what matters(?: .+)?|how we (?:will )?(?:decide|judge|choose|compare)|критери[ий](?: .+)?|требования(?: .+)?|факторы(?: .+)?|приоритеты|что (?:для нас )?важно|на что (?:мы )?смотрим|как (?:мы )?(?:выбираем|сравниваем|оцениваем|решаем)|по чему (?:судим|сравниваем|выбираем)|что учитываем)$/u,
  ],
  [
    'agenda',
    /^(?:(?:the |our |meeting )*agenda(?: .+)?|topics|meeting plan|plan of the meeting|повестка(?: .+)?|план (?:встречи|обсуждения|разговора)|порядок (?:встречи|обсуждения)|темы(?: встречи)?)$/u,
  ],
]
