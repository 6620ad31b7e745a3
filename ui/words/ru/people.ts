// Слова о людях за столом: кто где сидит, чей ход, о чём спрашивает совет.
import { count } from './plural.ts'

export const seats = {
  label: 'За столом',
  turns: (n: number) => count(n, 'ход', 'хода', 'ходов'),
  missed: (n: number) => `без ответа: ${count(n, 'ход', 'хода', 'ходов')}`,
  speaking: 'держит слово',
  asked: 'говорит следующим',
  muted: 'без слова',
  you: (name: string) => `${name} (вы)`,
  awaited: (name: string) => `${name}, пока не здесь`,
  offline: 'офлайн-панель, без модели',
  model: (model: string, provider: string) => `${model} (${provider})`,
  agent: (panel: string) => `панель ${panel}`,
  deputy: (name: string) => `замена: ${name}`,
  floor: 'Слово',
  giveFloor: (name: string) => `Дать слово: ${name}`,
  more: (name: string) => `${name}: место и голос`,
  take: 'Занять это место',
  takeNamed: (name: string) => `Занять место: ${name}`,
  leave: 'Уйти',
  leaveNamed: (name: string) => `Уйти с места: ${name}`,
  mute: 'Без слова',
  muteNamed: (name: string) => `Лишить слова: ${name}`,
  unmute: 'Вернуть слово',
  unmuteNamed: (name: string) => `Вернуть слово: ${name}`,
  takeOne: 'Занять место',
  leaveMine: 'Уйти с места',
}

export const takeDialog = {
  title: 'Занять место',
  hint: 'Вы говорите за это место, когда у него есть слово. Уйти можно в любой момент: дальше говорит агент.',
  choose: 'Место',
  nobody: 'Там уже кто-то сидит.',
  act: 'Занять место',
}

export const turn = {
  yours: (seat: string) => `Ваш ход: ${seat}`,
  anybodys: (seat: string) => `Слово: ${seat}`,
  anybodysHint: (name: string) => `${name} пока не здесь. Кто займёт место, тот и может ответить за него.`,
  theirs: (name: string, seat: string) =>
    name === seat ? `Слово: ${name}` : `Слово: ${name}, место ${seat}`,
  theirsHint: 'Совет ждёт этих слов, его время стоит.',
  left: (time: string) => `осталось ${time}`,
  passed: 'время вышло',
  choice: 'Ваш выбор',
  none: { abstain: 'Воздерживаюсь', 'no position': 'Ни один из них' } as Record<string, string>,
  sure: 'Насколько вы уверены',
  notSaid: 'не сказано',
  sureAt: (percent: number) => `${percent} %`,
  words: 'Ваши слова',
  reason: 'Ваша причина',
  optional: (label: string) => `${label} (необязательно)`,
  kept: 'Хранится на этом устройстве, пока вы не выскажетесь',
  speak: 'Сказать',
  vote: 'Проголосовать',
  sending: 'Отправляется…',
  waiting: 'Нет связи. Ваши слова ждут здесь и уйдут, как только она появится.',
  more: 'Больше времени',
  moreHint: (time: string) => `Добавляет ${time}, сколько угодно раз`,
  goOn: 'Пусть совет продолжает',
  leave: 'Уйти с места',
  take: 'Занять это место',
  paused: 'Совет на паузе. Ваши слова засчитаются, а он продолжится, когда пауза кончится.',
  chooseFirst: 'Сначала выберите один из вариантов.',
  saySomething: 'Сначала напишите, что хотите сказать.',
  late: 'Слово перешло дальше',
  lateHint:
    'Время вышло раньше, чем пришёл ответ. Ваши слова здесь: скажите их совету сообщением или оставьте для следующего хода.',
  ended: 'Ход закончился раньше. Ваши слова здесь.',
  quicker: (who: string) => `За это место уже говорит ${who}. Ваши слова здесь.`,
  say: 'Сказать сообщением',
  discard: 'Отбросить',
}

export const question = {
  title: 'Совет спрашивает вас',
  left: (time: string) => `осталось ${time}`,
  passed: 'время вышло',
  default: (answer: string, when: string) =>
    when === '' ? `Без ответа остаётся «${answer}».` : `Без ответа до ${when} остаётся «${answer}».`,
  choices: 'Ответы',
  isDefault: 'остаётся, если ответа нет',
  words: {
    extend: 'Увеличить бюджет наполовину',
    conclude: 'Завершить с тем, что есть',
    'decide anyway': 'Всё равно решать',
    no_consensus: 'Записать, что согласия нет',
    'decide now': 'Решить сейчас',
    close: 'Закрыть пункт',
    park: 'Отложить пункт',
    '2 more minutes': 'Ещё 2 минуты',
  } as Record<string, string>,
  own: 'Своими словами',
  list: 'Один вариант на строке',
  send: 'Ответить',
  more: 'Больше времени',
  paused: 'Совет на паузе; ваш ответ засчитается, а совет продолжится, когда пауза кончится.',
  quicker: (who: string, answer: string) => `${who} отвечает раньше: ${answer}`,
  elsewhere: (answer: string) => `Ответ пришёл другим путём: ${answer}`,
  defaulted: (answer: string) => `Вовремя никто не ответил, поэтому остаётся «${answer}».`,
  withdrawn: 'Вопрос больше не открыт.',
  kept: (text: string) => `Что было написано: ${text}`,
  dismiss: 'Закрыть',
}

export const sealed = {
  title: 'запечатано: сначала ответьте',
  hint: (name: string) =>
    `${name}: ответ дан. Вы увидите его, когда ответите за своё место, или когда ответы откроются.`,
}

export const texts = {
  title: 'Куда уходят тексты',
  here: 'Слова этого совета остаются на этой машине: говорит офлайн-панель, модели никто не спрашивает.',
  to: (hosts: string) => `Тексты этого совета отправляются на ${hosts}.`,
  seat: (names: string, model: string) => `${names}: ${model}`,
  none: 'Тексты этого совета не отправляются ни одной модели.',
  machine: 'Только эта машина',
}
