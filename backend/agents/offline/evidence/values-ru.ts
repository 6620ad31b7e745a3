/** How strongly a word is meant says little here: "очень высокая" is high. */
const STRESS =
  /^(?:(?:очень|сам(?:ый|ая|ое|ые)|довольно|достаточно|весьма|крайне|вполне|сравнительно|относительно|в целом)\s+)+/

const NO_ANSWER =
  /^(?:не ?(?:извест|яс(?:но|ен)|понят|указан|сказан|знае|провер|выясн|определ)|нет (?:данных|сведений|информации|ответа)|(?:данных|сведений) нет|уточня|под вопросом|пока не|надо (?:проверить|уточнить)|нужно (?:проверить|уточнить))/
const ELSEWHERE = /^(?:см\.|смотри(?:те)?(?!\p{L})|то же|так же|аналогично|как выше)/u
const NOTHING =
  /^(?:ноль(?!\p{L})|нет (?:затрат|расход|плат|доплат|риск|задерж|шум)|без (?:затрат|расход|плат|доплат|риск|задерж)|бесплатн|даром|ничего не сто|низк|ниже|минимальн|минимум|небольш|невысок|недорог|дешев|мал(?:ый|ая|ое|ые|о)(?!\p{L})|нулев|не (?:нуж|треб|понадоб))/u
/** «Затраты: нет» is good news, «Срок: нет» is not. */
const HAD_OR_NOT =
  /(?:затрат|расход|риск|плат[аы]|шум|задержк|потер|ошиб|штраф|отход|выброс|сбо[ий]|полом|очеред|простои)/iu
const MUCH = /^(?:высок|выше|дорог|дороже|велик|больш(?:ой|ая|ое|ие)(?!\p{L})|значительн|существенн|огромн)/u
const PARTLY =
  /^(?:частично|отчасти|ограничен|средн|умерен|базов|не (?:полностью|всегда|везде|все)(?!\p{L})|местами|иногда|с оговорк|приемлем|терпим|удовлетворит|временно)/u
const YES =
  /^(?:(?:да|есть|плюс)(?!\p{L})|имеется|полн(?:ый|ая|ое|ые|остью)(?!\p{L})|поддержив|включен|входит|предусмотрен|разрешен)/u
const BUT = /(?<!\p{L})(?:но|только|кроме|лишь|однако|хотя)(?!\p{L})/u
const NO = /^(?:(?:нет|минус)(?!\p{L})|отсутств|невозможн|нельзя|никак|запрещ)/u
const NOT_BAD = /^не (?:плох|хуже|сложн|дорог|высок|страшн)/
const GOOD = /^(?:хорош|неплох|удобн|надежн|быстр|прост|тих|безопасн)/
const POOR =
  /^(?:плох|слаб|ужасн|неудовлетвор|недостаточн|неудобн|ненадежн|медленн|опасн|худш|низк|мал(?:ый|ая|ое|о)(?!\p{L}))/u

/** What a Russian value says of its label; `cost` where little of it is good. Undefined where its words have to decide. */
export const readRussian = (text: string, label: string, cost: boolean): number | null | undefined => {
  const said = text.trim().toLowerCase().replaceAll('ё', 'е').replace(STRESS, '')
  if (ELSEWHERE.test(said)) return 0
  if (NO_ANSWER.test(said)) return null
  if (cost && (NOTHING.test(said) || (/^нет[.!]?$/.test(said) && HAD_OR_NOT.test(label)))) return 1
  if (cost && MUCH.test(said)) return -0.9
  if (/^(?:не ?ограничен|без ограничен)/.test(said)) return cost ? 0 : 1
  if (PARTLY.test(said)) return cost ? -0.1 : 0.1
  if (YES.test(said)) return BUT.test(said.slice(2)) ? 0.5 : 1
  if (NO.test(said)) return -1
  // What is not needed is neither had nor missed.
  if (/^не (?:нуж|треб|понадоб)/.test(said)) return 0
  if (NOT_BAD.test(said)) return 0.5
  if (/^не\s/.test(said)) return /\([^)]+\)/.test(said) ? -0.4 : -0.7
  if (/^(?:отличн|прекрасн|превосходн|идеальн|лучш|высок)/.test(said)) return 1
  if (GOOD.test(said)) return 0.8
  return POOR.test(said) ? -0.8 : undefined
}
