import { allWords, sameStem, stemOf } from './words.ts'

/**
 * The panel's own knowledge of words, English and Russian, in one place for review. Words are matched by stem.
 * It only ever breaks a tie: a pro or a con is what a source calls one.
 */

/** Words that speak of one thing. A group is a pseudo-term when a passage is compared with a criterion. */
const SYNONYMS: readonly string[] = [
  'cost price pricing expense expensive cheap affordable budget fee licence license licensing spend pay paid free premium стоимость цена дорого дешево бюджет цены дорогой дешёвый затраты расходы плата платить платный бесплатный бесплатно тариф деньги рублей экономия',
  'maintain maintenance upkeep upgrade operate operational operation manage managed management administration overhead support ownership сопровождение обслуживание эксплуатация администрирование обновление ремонт уход поддержка',
  'usability usable user-friendly friendly intuitive interface ui ux learn learning easy ease simple complex complexity удобство простота удобно удобный просто простой интерфейс понятный понятно лёгкий легко сложный сложно освоить',
  'onboard onboarding train training learn learning migrate migration adopt adoption introduce обучение внедрение обучить научить освоить освоение переход новичок новички',
  'secure security privacy private encrypt encryption vulnerability breach audit безопасность шифрование безопасный защита защищённый утечка уязвимость',
  'access permission privilege role restrict authorization authentication login sso mfa account доступ права вход войти роль роли пароль авторизация',
  'scale scalable scalability grow growing growth volume load capacity масштабируемость нагрузка рост растёт объём вместимость вмещает',
  'fast slow speed performance performant latency quick quickly throughput быстро скорость производительность быстрый медленно медленный быстродействие задержка',
  'reliable reliability availability uptime downtime failover outage resilient resilience надёжность доступность надёжный надёжно сбой сбои отказ отказы перебои',
  'integrate integration plugin connector ecosystem compatible compatibility api интеграция совместимость совместимый подключить подключение плагин',
  'deploy deployment install installation setup provision configure configuration terraform docker развёртывание установка установить настроить настройка монтаж',
  'open-source opensource proprietary licence license community fork открытый',
  'community support documentation vendor help forum сообщество поддержка документация помощь форум поставщик',
  'analytics metrics statistics report reporting tracking dashboard insight аналитика отчёт отчёты статистика показатели',
  'review approve approval draft publish collaborate collaborative collaboration editing reviewer согласование согласовать проверка утверждение совместный',
  'comment comments annotate annotation feedback комментарий комментарии отзыв отзывы',
  'history version versioning restore rollback revision история версия',
  'media image video file attachment table diagram content медиа картинка картинки файл файлы видео фото вложения',
  'host hosted hosting saas self-hosted on-premise cloud managed хостинг сервер облако облачный',
  'notify notification alert alerting page paging уведомление уведомления оповещение оповещения напоминание',
  'reuse reusable reusability re-use share shared duplicate duplicating повторное',
  'infra infrastructure инфраструктура',
  'code application codebase library component код',
  'compliance compliant fedramp gdpr hipaa certified certification authority ato regulation соответствие',
  'multilingual internationalization i18n localization language translate translation язык перевод языки русский',
  'process procedure workflow процесс',
  'coupling coupled separation independent independently autonomy autonomous loosely decouple разделение',
  'innovation modernization modernize new limit limits development инновации',
  'migrate migration transition cutover move switch runway переход миграция переезд перенос перенести переехать',
  'team staff skill hire hiring experience expertise people команда навыки опыт сотрудник сотрудники люди дежурный дежурные',
  'environment emission noise energy green climate sustainable экология шум шумно тишина тихо тихий энергия',
  'safe safety accident injury hazard безопасный опасно опасный травма авария',
  'близость близко рядом далеко недалеко напротив расстояние добираться дойти пешком',
  'сухо сухой сырость сырой влажно влажный мокро промокает протекает',
  'место площадь тесно тесный просторно просторный',
  'time schedule duration delay fast soon срок время сроки успеть долго быстро задержка ждать ожидание',
]

const POSITIVE =
  'good great excellent strong robust best better easy easier easily simple simpler seamless seamlessly intuitive friendly user-friendly fast faster quick quickly reliable ' +
  'stable mature cheap cheaper affordable inexpensive cost-effective free flexible flexibility comprehensive rich secure scalable efficient efficiently minimal minimize minimizes reduce ' +
  'reduces improve improves improved enhance enhances support supports supported available availability included native powerful proven popular wide extensive control ' +
  'compatible compliant certified consistent clear clearly smooth smooths avoid avoids enable enables able decent popular quiet safe comfortable ' +
  'хорошо отлично удобно просто быстро надёжно дёшево гибко безопасно поддерживает улучшает снижает ' +
  'хороший отличный удобный простой лёгкий легко быстрый надёжный дешёвый дешевле недорогой бесплатный бесплатно гибкий безопасный лучше лучший ' +
  'улучшит улучшить снизит уменьшает уменьшит сокращает сократит сократилась ускоряет ускорит упрощает упростит экономит помогает понятный понятно ' +
  'стабильный проверенный широкий мощный эффективный тихий тихо спокойно комфортный доступный прочный долговечный современный совместимый выгодный выгодно успешно'
const NEGATIVE =
  'bad poor weak worse worst hard harder difficult complex complicated slow slower expensive prohibitive steep challenging challenge limited limits limit limitation lack lacks lacking ' +
  'missing unreliable unstable immature risk risky insecure insufficient confusing confusion overwhelming redundant proprietary closed locked lock-in burden overhead ' +
  'delay delays disrupt disruption disruptions lost lose loss fail fails failure degrade degraded bug bugs issue issues problem concern concerns negative manual manually ' +
  'unknown unclear outdated deprecated decrease decreases increase increases restrict restricts noise noisy dangerous fragile ' +
  'плохо сложно медленно дорого риск ограничен отсутствует нестабильно ненадёжно проблема ' +
  'плохой сложный трудно трудный медленный дорогой дороже рискованно ограничение отсутствие нестабильный ненадёжный неудобно неудобный слабый слабо ' +
  'хуже худший тяжело тяжёлый опасный опасно шумный шумно задержка сбой потеря теряется устарел устаревший недостаточно нехватка тесно тесный жалуются ' +
  'жалоба ломается поломка ошибка вручную мешает перегружен запутанный непонятно портит промокает протекает'
const HEDGES =
  'subjectively subjective rough roughly approximately estimate estimated may might possibly perhaps potentially probably likely seem seems unclear expected assume assumed ' +
  'ожидается'
/** Russian reservations as they stand: their stems are those of common nouns (возможность, вероятность, оценка). */
const RUSSIAN_HEDGES = new Set(
  'возможно вероятно примерно субъективно приблизительно ориентировочно наверное наверно видимо кажется предположительно предварительно похоже якобы может могут'.split(
    ' ',
  ),
)
const COST_LIKE =
  'cost price pricing expense fee rent wage tax waste overhead effort latency delay downtime risk complexity error noise emission footprint time duration maintenance onboarding стоимость цена затраты риск срок расход аренда плата тариф шум потеря износ сложность трудоёмкость ошибка штраф налог время длительность ожидание задержка выбросы отходы'
const NEGATIONS = new Set(
  "no not never without cannot none neither nor can't don't doesn't isn't won't aren't wasn't не нет без нельзя никогда никто ни".split(
    ' ',
  ),
)

const stemSet = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf))
const positive = stemSet(POSITIVE)
const negative = stemSet(NEGATIVE)
const hedges = stemSet(HEDGES)
const costLike = stemSet(COST_LIKE)
const groups = new Map<string, number[]>()
SYNONYMS.forEach((group, index) => {
  for (const word of group.split(' ')) {
    for (const { stem } of allWords(word.replaceAll('-', ' ')))
      groups.set(stem, [...(groups.get(stem) ?? []), index])
  }
})

/** The pseudo-terms of a stem: one for each group of synonyms it belongs to. */
export const groupsOf = (stem: string): string[] => (groups.get(stem) ?? []).map((index) => `~${index}`)

/** Plus and minus words of a text, a negation before them turns them round. */
export const polarity = (text: string): { plus: number; minus: number; net: number } => {
  const words = allWords(text)
  let plus = 0
  let minus = 0
  words.forEach(({ stem }, i) => {
    const sign = positive.has(stem) ? 1 : negative.has(stem) ? -1 : 0
    if (sign === 0) return
    const negated = words.slice(Math.max(0, i - 3), i).some((word) => NEGATIONS.has(word.text))
    if (sign > 0 === !negated) plus++
    else minus++
  })
  return { plus, minus, net: plus - minus }
}

/** Whether the author of a text says it with a reservation. */
export const isHedged = (text: string): boolean => {
  const words = allWords(text)
  return words.some(
    ({ stem, text: word, start }, i) =>
      (hedges.has(stem) && word !== 'expectedly' && !(word === 'may' && isMonth(text, start))) ||
      // «Не может» is no reservation but a no.
      (RUSSIAN_HEDGES.has(word) && words[i - 1]?.text !== 'не'),
  )
}

/** "It may rain" has a reservation, "on 2 May" is a date. */
const isMonth = (text: string, start: number): boolean =>
  start > 0 && text.startsWith('May', start) && !/[.!?:…]\s+$/.test(text.slice(0, start))

/** Whether little of the named thing is good: a cost, a delay, a risk. */
export const isCostLike = (label: string): boolean =>
  allWords(label).some(({ stem }) => [...costLike].some((cost) => cost === stem))

/** Whether two labels speak of one thing by a shared group of synonyms. */
export const shareGroup = (a: readonly string[], b: readonly string[]): boolean => {
  const left = new Set(a.flatMap(groupsOf))
  return (
    b.flatMap(groupsOf).some((group) => left.has(group)) ||
    a.some((stem) => b.some((other) => sameStem(stem, other)))
  )
}
