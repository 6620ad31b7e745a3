import type { ConsensusMethod, Gate, Phase, Role } from '../../../schemas/generated/types.ts'
import { percent } from '../decisions/method-name.ts'
import type { Floor } from '../turn-state.ts'
import type { TurnTask } from '../turn-task.ts'
import type { Shortfall, Wording } from './en.ts'

const PHASES: Record<Phase, string> = {
  opening: 'открытие',
  positions: 'позиции',
  debate: 'обсуждение',
  alternatives: 'варианты',
  risks: 'риски',
  convergence: 'сближение',
  decision: 'решение',
  actions: 'задачи',
  closing: 'завершение',
}

/** What a gate is called where people read of it. */
const GATES_RU: Record<Gate, string> = {
  min_alternatives: 'число вариантов',
  rationale: 'обоснование',
  risks: 'риски',
  must_haves: 'обязательные критерии',
  unanswered: 'возражения',
  dissent: 'особые мнения',
  action_items: 'задачи',
  quorum: 'кворум',
  approval: 'утверждение',
}

const ASKED: Record<Floor['task']['kind'], string> = {
  speak: 'слово дано по просьбе человека',
  alternatives: 'человек просит назвать ещё варианты',
  risks: 'человек просит назвать ещё риски',
  vote: 'очередь голосовать',
  tie_break: 'голоса разделились поровну',
  decide: 'решает ведущий',
  gate: 'нужно восполнить то, чего не хватает',
}

/** A title as it stands: one that has such marks of its own gets the other pair. */
const quoted = (title: string): string => (/[«»]/.test(title) ? `„${title}“` : `«${title}»`)

/** What the rules themselves put on record, in Russian. Names stand as they are written and are never declined. */
export const ru: Wording = {
  phase: (phase) => PHASES[phase],
  decision: {
    chosen: ({ title, moderator }) =>
      moderator === 'decides'
        ? `Решает ведущий, выслушав голоса экспертов: вариант ${quoted(title)}.`
        : `Совет выбирает вариант ${quoted(title)}${moderator === null ? '' : ': голоса разделились поровну, и решил голос ведущего'}.`,
    escalated:
      'Решения нет: проверка не пройдена, и никто не распорядился иначе, поэтому всё остаётся как есть.',
    deferred: 'Решение не принято; пункт отложен.',
    ruledOut: 'Согласия нет: проверка не пройдена, и человек не разрешил решать без неё.',
    noConsensus: (shortfall) => `Согласия нет: ${shortOf(shortfall)}.`,
    none: 'Решение не принято.',
    holds: ({ seat, title }) => `${seat}: за вариант ${quoted(title)}.`,
  },
  gates: {
    alternatives: (there, wanted) => `Вариантов на столе: ${there}, нужно: ${wanted}.`,
    rationale: (title) => `Ни один довод за вариант ${quoted(title)} не подкреплён цитатой.`,
    risks: 'Ни один риск не назван.',
    fewRisks: ({ title, there, wanted }) =>
      `Рисков варианта ${quoted(title)} названо: ${there}, нужно: ${wanted}.`,
    mitigations: ({ title, there, wanted }) =>
      `Рисков варианта ${quoted(title)}, для которых сказано, чем их снизить: ${there}, нужно: ${wanted}.`,
    quorum: ({ voted, of, silent }) =>
      `Проголосовало экспертов: ${voted} из ${of}; нет голоса: ${silent.join(', ')}.`,
    approval: 'Протокол ещё не утверждён человеком.',
    fails: ({ title, criterion }) =>
      `Вариант ${quoted(title)} не отвечает обязательному критерию ${quoted(criterion)}.`,
    unchecked: ({ title, criterion }) =>
      `Не проверено: обязательный критерий ${quoted(criterion)} для варианта ${quoted(title)}.`,
    unanswered: (claimId) => `На возражение ${claimId} нет ответа.`,
    actionItems: (made, wanted) => `Задач: ${made}, нужно: ${wanted}.`,
  },
  confidence: {
    none: 'Ни один голос за выбранный вариант не называет своей уверенности.',
    one: 'Уверенность единственного голоса за выбранный вариант, который её называет.',
    mean: (votes) => `Средняя уверенность голосов за выбранный вариант (голосов: ${votes}).`,
    low: 'Она низкая: меньше половины.',
  },
  tasks: {
    findOut: (text) => `Выяснить: ${text}`,
    findOutFor: (title, text) => `Выяснить для варианта ${title}: ${text}`,
    liveWith: (risk) => `Договориться, как быть с этим: ${risk}`,
    openQuestion: 'открытый вопрос совета',
    openRisk: 'риск, для которого не названо, чем его снизить',
    notStated: 'не указано',
    addedBy: (name) => `добавлено: ${name}`,
  },
  summary: {
    waived: 'Решено несмотря на это',
    reasons: 'Почему',
    dissent: 'Особые мнения',
    tasks: 'Задачи',
    questions: 'Открытые вопросы',
  },
  unshared: {
    reasons: {
      voted: 'Об этом спросили, но до голосования никто не ответил.',
      hurried: 'До голосования об этом не успели сказать.',
      left: 'Пункт оставили раньше, чем об этом заговорили.',
    },
  },
  parked: (title) => `Пункт ${quoted(title)} был отложен, и решения по нему нет.`,
  review: {
    approval: 'Нет утверждения человеком.',
    rebuilt: 'Секретарь не сдал годного протокола; этот восстановлен по журналу совета.',
    budget: (code, phase) => `Бюджет закончился (${code}) в фазе «${PHASES[phase]}».`,
    ended: (status, phase) =>
      status === 'stopped' ? `совет остановлен в фазе «${PHASES[phase]}»` : `сбой в фазе «${PHASES[phase]}»`,
  },
  status: {
    opens: 'Совет начинается.',
    outcome: {
      decided: 'Совет принял решение.',
      no_consensus: 'Совет не пришёл к согласию.',
      deferred: 'Решение отложено.',
      escalated: 'Нужен был ответ человека, но его не было; всё остаётся как есть.',
    },
    budgetAfter: 'Бюджет закончился после решения.',
    budgetBefore: 'Бюджет закончился раньше, чем обсуждение; решение отложено.',
    paused: (name) => `Пауза: ${name}.`,
    resumed: (name) => `Продолжение: ${name}.`,
    stopped: (name) => `Остановка: ${name}.`,
    called: 'Человек просит перейти к решению.',
    timeUp: 'Время на этот пункт вышло, поэтому решение принимается сейчас.',
    next: (from, to) => `${PHASES[from]} → ${PHASES[to]}`,
    item: ({ id, title }) => `Пункт ${id}: ${title}`,
    itemAgain: ({ id, title }) => `Возвращаемся к пункту ${id}: ${title}`,
    itemsClosed: 'Все пункты закрыты: что из этого следует?',
    led: (phase) => `Человек переводит обсуждение в фазу «${PHASES[phase]}».`,
    withdrawn: (name) => `Вопрос снят: ${name} уже распорядился иначе.`,
    answered: 'На вопрос ответили.',
    defaulted: 'Ответа вовремя не было, поэтому действует ответ по умолчанию.',
    nobodySpeaks: (phase) => `В фазе «${PHASES[phase]}» некому говорить, и выхода из неё в таблице нет.`,
    noReason: 'Причина не названа.',
  },
  turn: {
    budget: 'бюджет исчерпан',
    stopped: 'совет остановлен',
    failed: 'сбой',
    skipped: (name) => `ход пропущен: ${name}`,
    noAnswer: (attempts, reason) => `Ответа нет, попыток: ${attempts}. ${reason}`,
    nobodySpeaks: (reason) =>
      `Модель, которая говорит за участников, не отвечает, поэтому совет на этом заканчивается. ${reason} Устраните причину и начните совет заново.`,
  },
  ask: {
    gate: (gate, missing) =>
      `Проверка «${GATES_RU[gate]}» не пройдена. ${missing} Всё равно принять решение?`,
    escalation: (gate, missing) => `Проверка «${GATES_RU[gate]}» не пройдена. ${missing}`,
    budget: (code) =>
      `Бюджет исчерпан (${code}). Продлить его один раз наполовину или завершить тем, что уже сказано?`,
    time: ({ title }) => `Время на пункт ${quoted(title)} вышло. Что дальше?`,
    options: 'Варианты не названы, и в источниках их нет. Какие есть варианты? По одному на строке.',
  },
  people: {
    asks: ({ name, role, phase, task, method, deputy }) =>
      `${name}, вам слово. ${taskInWords(task, method) ?? phaseInWords(phase, role)} Если ответа вовремя не будет, ${deputy ? 'говорит ваш заместитель' : 'слово переходит дальше'}.`,
    deputy: (name) => `${name} (заместитель)`,
    chooses: (word) => `${word}.`,
    spoke: (name) => `Слово сказано: ${name}.`,
    passes: (name) => `${name}: слово передано дальше.`,
    leaves: (name) => `Место свободно (${name}); дальше за него говорит агент.`,
    missed: (name) => `Ответа вовремя не было (${name}); слово переходит дальше.`,
    deputySpeaks: (name) => `Ответа вовремя не было (${name}); говорит заместитель.`,
    gone: (name) => `Два хода подряд без ответа (${name}); пока место не займут снова, говорит агент.`,
    goesOn: 'Совет продолжается.',
    settled: {
      answered: (name) => `Первый ответ: ${name}. Действует первый годный ответ.`,
      defaulted: 'До срока никто не ответил, поэтому действует ответ по умолчанию.',
      withdrawn: 'Вопрос снят, отвечать больше не на что.',
    },
  },
  floor: {
    asked: ({ seat, task }) => `${seat}: ${ASKED[task.kind]}.`,
    tied: 'голоса разделились поровну, поэтому ведущий голосует или воздерживается.',
    decides: 'эксперты проголосовали, решает ведущий.',
    moved: (seat) => `по порядку, заданному человеком, слово у ${seat}.`,
    alone: (seat) => `слово за ${seat}.`,
    inPhase: (phase, why) => `Фаза «${PHASES[phase]}»: ${why}`,
    ordered: ({ seat, waiting, after }) =>
      waiting === 1
        ? `последним в этом круге говорит ${seat}.`
        : waiting !== null
          ? `в этом круге ещё не говорили: ${waiting}, следующее слово у ${seat}.`
          : after === null
            ? `круг начинает ${seat}.`
            : `слово переходит по кругу: ${after} → ${seat}.`,
    instead: (why, order) => `${why}, поэтому решает порядок: ${order}`,
    handed: ({ from, to, why }) => `слово передано: ${from} → ${to}${why ? `. ${why}` : '.'}`,
    turnedTo: ({ from, to }) => `обращение: ${from} → ${to}.`,
    handedInVain: ({ from, to }) => `слово передано: ${from} → ${to}, но сейчас там говорить не могут`,
    handedToNobody: 'слово никому не передано',
    selected: (seat, why) => `выбор: ${seat}${why === '' ? '.' : ` – ${why}`}`,
    modelChooses: (seats) => `выбирает модель: ${seats.join(', ')}.`,
    speakerNames: (seats) =>
      `следующего называет тот, кто говорил: ${seats.join(', ')}; если никто не назван, решает порядок.`,
    selectedInVain: (seat) => `выбор: ${seat}, но сейчас там говорить не могут`,
    noneSelected: (why) => `никто не выбран (${why})`,
    policyGone: (name) => `правило «${name}» здесь не загружено`,
    policyChose: (name, seat) => `правило «${name}» выбирает: ${seat}.`,
    policyNobody: (name) => `правило «${name}» никого не выбирает`,
    policyIllegal: (name, seat) => `правило «${name}» выбирает: ${seat}, но сейчас там говорить не могут`,
    policyLater: (name) => `правило «${name}» вместо ответа даёт обещание`,
    policyNoAnswer: (name) => `правило «${name}» даёт не ответ`,
    policyFailed: (name, why) => `правило «${name}» дало сбой (${why})`,
  },
}

function shortOf({ method, threshold, leader, against, abstained }: Shortfall): string {
  const more = threshold === 0.5 ? 'половины' : percent(threshold)
  switch (method) {
    case 'majority':
      return `ни один вариант не получил больше ${more} голосов экспертов`
    case 'weighted':
      return `ни один вариант не получил больше ${more} веса голосов экспертов`
    case 'supermajority':
      return `ни один вариант не получил хотя бы ${percent(threshold)} голосов экспертов`
    case 'unanimity':
      return [
        'голоса экспертов не сошлись на одном варианте',
        against.length > 0 && leader !== null && `не за вариант ${quoted(leader)}: ${against.join(', ')}`,
        abstained.length > 0 && `нет голоса: ${abstained.join(', ')}`,
      ]
        .filter((part) => part !== false)
        .join('; ')
    case 'consent':
      return leader === null
        ? 'ни за один вариант нет голосов'
        : against.length === 0
          ? 'впереди несколько вариантов поровну, и ведущий не выдвинул ни одного'
          : `против варианта ${quoted(leader)} есть доводы, их приводят ${against.join(', ')}`
    case 'moderator':
      return 'ведущий не выбрал ни одного варианта'
  }
}

/** What one vote can do, where it is more than one of many. */
const VOTES: Partial<Record<ConsensusMethod, string>> = {
  unanimity: ' Решение есть, только если все согласны и никто не воздержался.',
  consent:
    ' Довод за другой вариант, чем тот, что впереди, останавливает его; без довода вы его пропускаете.',
  moderator: ' Решает ведущий, ваш голос – совет.',
}

function taskInWords(task: TurnTask, method: ConsensusMethod): string | null {
  const about = 'about' in task && task.about !== undefined ? ` (${task.about})` : ''
  switch (task.kind) {
    case 'speak':
      return null
    case 'vote':
      return `За что вы голосуете и почему?${VOTES[method] ?? ''}`
    case 'tie_break':
      return 'Голоса разделились поровну. Какой вариант вы выбираете или воздерживаетесь?'
    case 'decide':
      return 'Эксперты проголосовали, их голоса – совет. За какой вариант вы решаете и почему?'
    case 'alternatives':
      return `Какие ещё есть варианты${about}?`
    case 'risks':
      return `Что может пойти не так${about} и как это заметить заранее?`
    case 'gate':
      return `Не хватает вот чего. ${task.missing.join(' ')} Что вы можете добавить?`
  }
}

function phaseInWords(phase: Phase, role: Role): string {
  switch (phase) {
    case 'opening':
      return 'Откройте совет: что нужно решить и что важно?'
    case 'positions':
      return 'За какой вы вариант и почему? Никто не прочтёт этого, пока не ответят все.'
    case 'debate':
      return 'Что вы скажете на то, что уже прозвучало?'
    case 'alternatives':
      return 'Какие ещё есть варианты и что говорит за них и против?'
    case 'risks':
      return 'Прошёл год. Не получилось: почему? Получилось лучше, чем надеялись: почему? И по чему то и другое было бы видно заранее?'
    case 'convergence':
      return 'В чём уже можно сойтись и что ещё открыто?'
    case 'decision':
      return role === 'scribe' ? 'Сформулируйте решение.' : 'Скажите, за что голосуем.'
    case 'actions':
      return 'Кто что делает и к какому сроку?'
    case 'closing':
      return 'Подведите итог: что решено и что ещё открыто.'
  }
}
