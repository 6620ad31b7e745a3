import { en, type Phrases } from './phrases-en.ts'
import { actions } from './phrases-ru-actions.ts'
import { judging } from './phrases-ru-judging.ts'
import { alternatives, debate, extra, opening, position, risks } from './phrases-ru-talk.ts'
import { bold, count, countOrNone, either, list, named, quote, small, steady } from './phrases-ru-words.ts'

const convergence: Phrases['convergence'] = {
  uncited: ({ names, quotes }) =>
    `Ещё никто не приводил этих фрагментов ${named(names.map(bold), 'о варианте', 'о вариантах')}: ${list(quotes)}; меняет ли что-нибудь из этого вашу позицию?`,
  unshared: (seats, n, places) =>
    `Никто ещё не говорил о том, что есть только у одного участника (${list(seats)}): ${count(n, 'фрагмент', 'фрагмента', 'фрагментов')}${places.length > 0 ? `, ${list(places)}` : ''}. Скажите об этом или о том, почему это ничего не меняет.`,
  only: (quotes) => `Этот текст есть только у меня: ${list(quotes)}.`,
  allCited: ({ names }) =>
    `Все весомые фрагменты ${named(names.map(bold), 'о варианте', 'о вариантах')} уже приведены.`,
  hold: ({ option, total, next, nextTotal }) =>
    `Остаюсь при варианте ${bold(option)}: ${total}${next === null ? '' : ` против ${nextTotal} у варианта ${next}`}.`,
  move: ({ option, total, before }) =>
    `Перехожу от варианта ${before} к варианту ${bold(option)} (${total}).`,
  said: ({ name, quote, option, before, after }) =>
    `${name}: ${quote}; от этого оценка варианта ${bold(option)} меняется с ${before} на ${after}.`,
  mind: ({ option, criterion, leader }) =>
    `Источник с ясным ответом по критерию ${bold(criterion)} для варианта ${option} склонил бы меня к варианту ${leader}.`,
  steady: (option) => `Ни один открытый факт сам по себе не уведёт меня от варианта ${bold(option)}.`,
}

/** The rules' own words for it may stand in `why`; they are not said twice. */
const undecided = (why: string): string =>
  /^(?:Решени|Согласи)[ея] (?:нет|не принято)/.test(why) ? why : `Решения нет: ${why}.`

const decision: Phrases['decision'] = {
  call: ({ leader, total, next, nextTotal, open }) =>
    `Прошу голосовать: впереди вариант ${bold(leader)}, ${total} против ${nextTotal} у варианта ${bold(next)}; ${countOrNone(open, 'открытое возражение', 'открытых возражения', 'открытых возражений')}.`,
  breakTie: ({ leader, total, next, nextTotal }) =>
    `Голоса разделились поровну, и мой голос за вариант ${bold(leader)}: до обсуждения он был впереди, ${total} против ${nextTotal} у варианта ${next}.`,
  decide: ({ leader, total, next, nextTotal }) =>
    `Эксперты проголосовали, решать мне: вариант ${bold(leader)}. До обсуждения он был впереди, ${total} против ${nextTotal} у варианта ${next}.`,
  callNone: 'Прошу голосовать; ни одного варианта источники не рассматривают.',
  callOne: (option) => `Прошу голосовать: источники рассматривают только вариант ${bold(option)}.`,
  vote: ({ option, total, next, nextTotal, robust }) =>
    `Голосую за вариант ${bold(option)}: ${total} против ${nextTotal} у варианта ${next}.${judging.steady(option, robust)}`,
  own: ({ option, total }) => `По моей оценке первым стоит вариант ${bold(option)} (${total}).`,
  dissent: ({ option, quote }) =>
    `Моя позиция прежняя: вариант ${bold(option)}${quote === null ? '' : `, ${quote}`}.`,
  abstain: (why) => `Воздерживаюсь: ${why}.`,
  close: ({ leader, total, next, nextTotal, robust }) =>
    `варианты ${bold(leader)} и ${bold(next)} слишком близки (${total} против ${nextTotal} до обсуждения${robust === null ? '' : `; первый из них остаётся первым ${steady(robust)}`})`,
  fragile: ({ leader, next, robust }) =>
    robust === null
      ? `вариант ${bold(leader)} впереди варианта ${bold(next)}, но слишком мало`
      : `вариант ${bold(leader)} впереди варианта ${bold(next)}, но остаётся первым лишь ${steady(robust)}`,
  unlabelled: ({ leader, next, share }) =>
    `лишь ${share} того, что говорит за или против варианта ${bold(leader)}, так и помечено автором, и по одним словам нельзя судить ни о нём, ни о варианте ${bold(next)}`,
  unexamined: (names) =>
    `ни один источник не рассматривает ${named(names.map(bold), 'вариант', 'варианты')}, и сравнивать не с чем`,
  noOptions: 'вариантов на столе нет',
  record: ({ option, votes, of, total, next, nextTotal, robust }) =>
    `Решено по этим источникам и весам: вариант ${bold(option)}, ${votes} из ${count(of, 'голоса', 'голосов', 'голосов')}. Оценка ${total}${next === null ? '' : `; у варианта ${next} ${nextTotal}`}.${judging.steady(option, robust)}`,
  recordTie: ({ option, votes, of, total, next, nextTotal }) =>
    `При равенстве голосов решил голос ведущего: вариант ${bold(option)}, ${votes} из ${count(of, 'голоса', 'голосов', 'голосов')}. Теперь эксперты оценивают вариант ${option} в ${total}${next === null ? '' : `, вариант ${next} в ${nextTotal}`}; при равенстве решили оценки до обсуждения.`,
  recordNone: undecided,
  gatesPassed: (options, risks) =>
    `В протоколе: ${countOrNone(options, 'вариант', 'варианта', 'вариантов')}, ${countOrNone(risks, 'риск', 'риска', 'рисков')}.`,
  mustFailed: ({ criterion, option, quote }) =>
    `По обязательному критерию ${bold(criterion)} источник говорит о варианте ${option}: ${quote}.`,
  gateFailed: ({ criterion, option, quote }) =>
    `Обязательному критерию ${bold(criterion)} вариант ${option} не отвечает: ${quote}. Пока человек не снимет это условие, решения не будет.`,
  reason: ({ option, total, next, nextTotal }) =>
    `По этим источникам и весам у варианта ${option} ${total}, у варианта ${next} ${nextTotal}.`,
}

const closing: Phrases['closing'] = {
  message: ({ decision: line, dissent, questions, tasks }) =>
    `Протокол и сводка готовы; ${small(line).replace(/\.$/, '')}; ${countOrNone(dissent, 'особое мнение', 'особых мнения', 'особых мнений')}, ${countOrNone(questions, 'открытый вопрос', 'открытых вопроса', 'открытых вопросов')}, ${countOrNone(tasks, 'задача', 'задачи', 'задач')}.`,
  decided: (option) => `Решено: вариант ${bold(option)}.`,
  undecided,
  headWaived: 'Решено несмотря на это',
  headReasons: 'Почему',
  headLeaders: 'Кто впереди',
  standing: ({ option, total, pro, con }) =>
    `${option} (${total})${pro === null ? '' : `; за: ${quote(pro)}`}${con === null ? '' : `; против: ${quote(con)}`}`,
  headDissent: 'Особые мнения',
  headTasks: 'Задачи',
  headQuestions: 'Открытые вопросы',
  question: ({ criterion, options, leaders, holds }) =>
    `${either(options)}: ${criterion}? Источники не дают ответа; ясное ${holds ? 'да' : 'нет'} вывело бы вперёд вариант ${either(leaders)}.`,
  questionHedged: ({ criterion, options, leaders }) =>
    `${either(options)}: ${criterion}, как с оговоркой говорит источник? Если нет, впереди вариант ${either(leaders)}.`,
  questionGap: ({ criterion, option }) => `${option}: ${criterion}? Источники не дают ответа.`,
  questionSilent: ({ criterion, options }) => `${either(options)}: ${criterion}? Источники об этом молчат.`,
  questionOptions: 'Какие есть варианты? На столе нет ни одного.',
  questionOption: (option) => `Что говорит за и против варианта ${option}? Источники его не рассматривают.`,
  questionClose: ({ leader, next, criterion }) =>
    `${criterion}: что лучше, ${leader} или ${next}? Этот критерий разделяет двух лидеров.`,
  equalWeights: 'Все критерии весят одинаково, потому что весов встреча не называет.',
  noCriteria: 'Критериев встреча не называет; считаются доводы за и против.',
  tableRows: (rows) => `Строки таблицы считаются отдельными критериями: ${list(rows)}.`,
  digits: (row) => `Большее число в таблице считается лучшим, в том числе в строке ${row}.`,
  unexamined: (names) =>
    names.length === 1
      ? `Вариант ${list(names)} не взвешен: источники его не рассматривают.`
      : `Варианты ${list(names)} не взвешены: источники их не рассматривают.`,
  method: 'Вывод верен для этих источников и весов; языковая модель в нём не участвовала.',
  mind: ({ option, criterion, leader }) =>
    `Источник с ясным ответом по критерию ${criterion} для варианта ${option} вывел бы вперёд вариант ${leader}.`,
  confidence: ({ votes, leads, clear, steady: share, covered, musts }) =>
    `${votes === 1 ? 'Единственный голос за этот вариант: наименьшая' : `Среднее по голосам за этот вариант (${count(votes, 'голос', 'голоса', 'голосов')}), у каждого наименьшая`} из трёх величин: отрыв в собственной оценке (${list(leads)}; полностью засчитывается ${clear}), доля пересчётов с другими весами, где вариант остаётся первым (${share}), доля критериев по весу, о которых источник говорит прямо (${covered}). Не больше 90 %${musts.length === 0 ? '' : `, а пока нет ответа по ${named(musts, 'критерию', 'критериям')}, не больше 50 %`}; это не вероятность.`,
  low: 'Она низкая: меньше половины.',
  mindMargin: ({ option, next, by }) =>
    `Новые фрагменты, которые закроют разрыв в ${by} между вариантами ${option} и ${next}.`,
}

/** Every sentence the panel can say, in Russian: the same things as in English, as a careful moderator says them. */
export const ru: Phrases = {
  judging,
  bold,
  quote,
  under: (quoted, label) => `${quoted} (${bold(label)})`,
  number: en.number,
  percent: (share) => `${Math.round(share * 100)} %`,
  other: 'доводы вне критериев',
  opening,
  position,
  debate,
  alternatives,
  risks,
  convergence,
  decision,
  actions,
  closing,
  extra,
}
