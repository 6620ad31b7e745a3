import type { ConversationWords } from './words-en.ts'

export const ru: ConversationWords = {
  help: (command) => [
    `${command} start ВОПРОС: созвать совет; запись придёт сюда`,
    `${command} status [СОВЕТ]: как идут советы этого места`,
    `${command} pause, resume или stop [СОВЕТ]: пауза, продолжить, остановить; СОВЕТ можно не называть, пока он один`,
    `${command} decisions: последние решения`,
    `${command} actions [mine]: открытые задачи, все или ваши`,
  ],
  unknown: (word, command) => `Команды «${word}» нет. Все команды: ${command} help.`,
  mayNot:
    'Здесь вы можете смотреть, но не управлять. Попросите того, кто настраивал XIO, добавить вас к тем, кому можно.',
  noCouncil: (named, command) =>
    named === null
      ? `Сейчас здесь нет совета. Созвать: ${command} start ВОПРОС.`
      : `Совета «${named.slice(0, 60)}» здесь нет. Какие идут: ${command} status.`,
  whichOne: 'Идёт несколько советов. Назовите нужный по концу его номера:',
  noQuestion: (command) => `Скажите, что решить: ${command} start Где мы встречаемся весной?`,
  theQuestion: 'Вопрос',
  cannotBeHeld: (reason) => `Совет не созван. ${reason}`,
  started: (title, runId) => `Совет «${title}» идёт (${runId}). Решение придёт сюда.`,
  refused: 'Ничего не изменено.',
  done: {
    pause: (title) => `Совет «${title}» на паузе.`,
    resume: (title) => `Совет «${title}» продолжается.`,
    stop: (title) => `Совет «${title}» остановлен. Черновик записи есть в панели.`,
  },
  queued: {
    pause: (title) => `Совет «${title}» встанет на паузу, когда договорит говорящий.`,
    resume: (title) => `Совет «${title}» скоро продолжится.`,
    stop: (title) => `Совет «${title}» остановится, когда договорит говорящий.`,
  },
  status: {
    created: 'скоро начнётся',
    running: 'идёт',
    paused: 'на паузе',
    waiting_for_human: 'ждёт ответа человека',
    completed: 'завершён',
    escalated: 'передано людям',
    stopped: 'остановлен',
    failed: 'сбой',
  },
  at: (item, phase) => `Сейчас «${item}», фаза: ${phase}`,
  speaks: (name) => `Говорит: ${name}`,
  turns: (taken, most) => (most === null ? `Ходов: ${taken}` : `Ходов: ${taken}, самое большее ${most}`),
  asks: (text) => `Вопрос к людям: ${text}`,
  outcome: {
    decided: 'решено',
    no_consensus: 'согласия нет',
    deferred: 'отложено',
    escalated: 'передано людям',
  },
  noDecisions: 'Решений, о которых можно сказать, здесь пока нет. Какие советы идут: status.',
  noActions: 'Открытых задач нет.',
  noneOfYours: 'На ваше имя открытых задач нет.',
  task: (title, owner, due) => `${title} (${owner ?? 'ответственный не назван'}, ${due ?? 'срок не назван'})`,
  more: (count) => `… и ещё ${count}, в панели`,
  answered: (name, answer) => `${name}: ${answer}`,
  defaulted: (answer) => `В срок никто не ответил, поэтому: ${answer}`,
  questionGone: 'Этот вопрос больше не задан. Ничего не изменено.',
}
