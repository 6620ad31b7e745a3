// Слова о времени и порядке слова.
export const time = {
  left: (at: string) => `осталось ${at}`,
  over: (at: string) => `+${at} сверх`,
  of: (at: string) => `из ${at}`,
  wrapUp: 'пора завершать',
  lastSeconds: 'последние 30 с',
  still: 'время стоит',
  pausedBy: (who: string) => `время стоит, пауза: ${who}`,
  waitsForYou: 'время стоит, совет ждёт вас',
  waitsFor: (who: string) => `время стоит, совет ждёт: ${who}`,
  waits: 'время стоит, совет ждёт ответа',
  none: 'без ограничения времени',
  whole: (at: string, total: string) => `всего осталось ${at} из ${total}`,
  wholeShort: (at: string) => `всего ${at}`,
  wholeOver: (at: string, total: string) => `+${at} сверх ${total} на всё`,
  atZero: {
    finish_turn: 'в нуле: закончить ход и решить',
    cut: 'в нуле: прервать ход',
    ask: 'в нуле: спросить вас',
  },
  said: {
    start: (total: string) => `Пошло новое время: ${total}`,
    less: (left: string) => `Времени меньше: осталось ${left}`,
    half: (left: string) => `Половина времени позади, осталось ${left}`,
    minute: 'Осталась одна минута',
    zero: 'Время этого пункта вышло',
    more: (left: string) => `Время продлено: осталось ${left}`,
  },
}

export const queue = {
  title: 'Кто говорит дальше',
  policy: 'Порядок',
  change: 'Изменить',
  changePolicy: 'Изменить порядок слова',
  up: (name: string) => `${name}: говорить раньше`,
  down: (name: string) => `${name}: говорить позже`,
}

export const steer = {
  more: 'Ещё…',
  title: 'Управление советом',
  time: 'Время',
  item: 'Время пункта',
  whole: 'Весь совет',
  minutes: 'Сколько минут добавить',
  extend: 'Добавить время',
  add: (n: number) => `+${n} мин`,
  phase: 'Фаза',
  goTo: 'Перейти к этой фазе',
  policy: 'Кто говорит дальше',
  usePolicy: 'Применить с этого места',
  budget: 'Бюджет',
  maxTurns: 'Ходов не больше',
  maxMinutes: 'Минут не больше',
  setBudget: 'Задать бюджет',
  wrong: 'Напишите число больше нуля.',
}
