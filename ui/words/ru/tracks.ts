// Слова о том, кто за что.
import { format } from '../format.ts'
import { count } from './plural.ts'

export const tracks = {
  stops: ['Против', 'Скорее против', 'Не решено', 'Скорее за', 'За'],
  stopped: (stop: number, option: string) =>
    [
      `против варианта «${option}»`,
      `скорее против варианта «${option}»`,
      `без решения о варианте «${option}»`,
      `скорее за вариант «${option}»`,
      `за вариант «${option}»`,
    ][stop + 2] ?? option,
  from: (stop: number) =>
    ['«против»', '«скорее против»', '«не решено»', '«скорее за»', '«за»'][stop + 2] ?? '',
  mark: (who: string, stop: string, how: string) => `${who}: ${stop}, ${how}`,
  moved: (from: string, number: number) => `раньше ${from}, переход в сообщении ${number}`,
  said: (number: number) => `слова из сообщения ${number}`,
  inferred: (number: number) => `вывод из сообщения ${number}`,
  computed: (number: number) => `расчёт по собственным оценкам, сообщение ${number}`,
  corrected: (who: string, number: number) => `исправление: ${who}, к сообщению ${number}`,
  movedAnd: (moved: string, how: string) => `${moved}, ${how}`,
  headline: {
    nobody: 'Позиции пока никто не занял.',
    all: (n: number, option: string) =>
      n === 2
        ? `Оба за вариант «${option}».`
        : n === 1
          ? `Единственная позиция — за вариант «${option}».`
          : `Все (${n}) за вариант «${option}».`,
    lead: (n: number, of: number, option: string) => `За вариант «${option}» — ${n} из ${of}.`,
    split: (n: number, options: readonly string[]) =>
      `Голоса разделились: по ${n} за ${format().list(options.map((one) => `«${one}»`))}.`,
    noneFor: 'Ни за один вариант никто не выступает.',
    mover: (who: string, number: number) => `Позиция изменилась: ${who}, сообщение ${number}.`,
    unsaid: 'Прямо этого никто не говорил.',
  },
  legend:
    'Сплошной контур — слова участника. Штриховой — вывод или расчёт. Линия ведёт оттуда, где участник стоял раньше.',
  lanes: 'Варианты и позиции',
  inLane: (option: string) => `Позиции по варианту «${option}»`,
  counts: (pro: number, con: number, open: number) =>
    [pro > 0 ? `за: ${pro}` : '', con > 0 ? `против: ${con}` : '', open > 0 ? `не решено: ${open}` : '']
      .filter(Boolean)
      .join(', '),
  unspoken: 'По этому варианту пока никто не высказывался.',
  unstated: 'Прямо за или против никто не высказался.',
  ask: 'Спросить о позициях',
  askOn: (option: string) => `Спросить о позициях по варианту «${option}»`,
  gone: (who: string, to: string | null, number: number) =>
    to === null ? `${who}: уход в сообщении ${number}` : `${who}: переход к «${to}» в сообщении ${number}`,
  unplaced: (who: string, number: number) =>
    `${who}: речь о варианте в сообщении ${number}, без «за» и «против»`,
  scores: (each: readonly string[]) => `Собственные оценки: ${each.join(', ')}`,
  score: (who: string, total: number) => `${who} ${format().number(Math.round(total * 100) / 100)}`,
  nowhere: 'Без позиции',
  nowhereAt: (who: string, number: number) => `${who}: пока нигде, сообщение ${number}`,
  stuck: (one: string, other: string, turns: number) =>
    `${one} и ${other} за разные варианты, и уже ${count(turns, 'ход', 'хода', 'ходов')} никто не меняет позиции.`,
  askMind: 'Спросить каждого, что изменило бы мнение',
  item: 'Пункт повестки',
  detail: 'Выбранная метка',
  choose: 'Выберите метку, чтобы прочитать слова.',
  noQuote: 'Слов к этому не записано.',
  sure: (share: number) => `уверенность ${format().percent(share)}`,
  open: (number: number) => `Открыть сообщение ${number}`,
  notMine: 'Это не мои слова',
  notTheirs: (who: string) => `${who}: сказано не это`,
  correctLater: 'Исправить позицию можно, пока пункт открыт и ответы даются не вслепую.',
  correct: (who: string) => `Позиция: ${who}`,
  option: 'Вариант',
  noOption: 'Ни за один',
  stance: 'Отношение',
  notStated: 'Не названо',
  save: 'Исправить',
  cancel: 'Отмена',
  table: 'Показать таблицей',
  caption: 'Последняя позиция каждого участника по каждому варианту',
  speaker: 'Участник',
  cell: (stop: string, place: string) => `${stop} (${place})`,
  at: (number: number) => `№ ${number}`,
  atInferred: (number: number) => `№ ${number}, вывод`,
  atComputed: (number: number) => `№ ${number}, расчёт`,
  atCorrected: (number: number, who: string) => `№ ${number}, исправление: ${who}`,
  was: (cell: string) => `раньше: ${cell}`,
  announced: (who: string, stop: string) => `Новая позиция, ${who}: ${stop}`,
  partly: (from: number) => `Совет длинный: позиции до сообщения ${from} не загружены.`,
}
