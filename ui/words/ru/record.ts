// Слова правки и утверждения записей.
import type { ArtifactData } from '../../../schemas/generated/types.ts'

type Kind = ArtifactData['kind']

export const documentName: Record<Kind, string> = {
  decision_log: 'журнал решений',
  action_items: 'задачи',
  summary: 'сводка',
}

export const editWords = {
  edit: 'Править',
  editTask: (title: string) => `Править задачу: ${title}`,
  editRisk: (risk: string) => `Править риск: ${risk}`,
  editDecision: 'Править слова решения',
  addTask: 'Добавить задачу',
  addRisk: 'Добавить риск',
  removeTask: 'Убрать эту задачу',
  save: 'Сохранить новой версией',
  saving: 'Сохраняется',
  cancel: 'Отмена',
  waiting: 'Нет связи. Это уйдёт, как только она появится.',
  empty: 'Сначала напишите что-нибудь.',
  unchanged: 'Пока ничего не изменено.',
  title: 'Задача',
  description: 'Подробнее (необязательно)',
  owner: 'Ответственный (необязательно)',
  due: 'Срок (необязательно)',
  status: 'Состояние',
  priority: 'Важность',
  decision: 'Решение словами',
  risk: 'Риск',
  mitigation: 'Как снизить (необязательно)',
  earlySign: 'Ранний признак (необязательно)',
  likelihood: 'Вероятность',
  impact: 'Последствия',
  none: 'нет',
  notSaid: 'не оценено',
  inYourName: 'Эти правки идут под вашим именем; цитаты остаются как есть.',
  removeTitle: 'Убрать эту задачу?',
  removeText: (title: string) =>
    `«${title}» не войдёт в следующую версию. В прежних версиях она останется. Если задача просто отпала, лучше задайте ей состояние «отменена».`,
  keep: 'Оставить',
  remove: 'Убрать',
  editedBy: (names: string) => `правка: ${names}`,
  owned: (owner: string) => `Ответственный: ${owner}`,
}

export const taskStatus = {
  open: 'открыта',
  in_progress: 'в работе',
  done: 'готова',
  cancelled: 'отменена',
} as const
export const taskPriority = { low: 'низкая', medium: 'средняя', high: 'высокая', urgent: 'срочно' } as const

export const approveWords = {
  title: 'Утверждение',
  none: (version: number) => `Версию ${version} журнала решений никто не утвердил.`,
  missing: 'Решение весомо или необратимо, поэтому до использования его должен кто-то утвердить.',
  void: (names: string, version: number) => `Версию ${version} утвердили: ${names}; с тех пор были правки.`,
  by: (names: string, version: number) => `Утверждено: ${names} (версия ${version})`,
  act: (name: string) => `Утвердить как ${name}`,
  actUnnamed: 'Утвердить',
  ask: (version: number) => `Утвердить версию ${version}?`,
  text: (name: string) =>
    `В журнале решений будет стоять, что его в нынешнем виде утверждает ${name}. После любой правки новая версия остаётся без утверждения.`,
  you: 'вы',
  back: 'Пока нет',
  tasks: 'Утвердить задачи',
  versions: 'Версии',
}

export const recordingWords = {
  onlyRead: 'Это запись: её только смотрят и читают.',
  demo: 'Записанный совет',
  demoText:
    'Это демонстрация: запись остаётся как есть, её не правят, не утверждают и не отправляют. Задайте свой вопрос, и будет свой совет; ключ не нужен.',
  replay: 'Повтор',
  replayText:
    'Журнал проигрывается заново: запись остаётся как есть, здесь её не правят, не утверждают и не отправляют.',
  toCouncil: 'Открыть сам совет',
  own: 'Начать свой совет',
}

export const versionWords = {
  title: 'Версии',
  of: 'Документ',
  version: (n: number) => `Версия ${n}`,
  first: 'Как было в самом начале.',
  approved: (names: string) => `Утверждено: ${names}`,
  added: 'добавлено',
  removed: 'убрано',
  nothing: 'ничего',
  loading: 'Версии загружаются.',
  failed: 'Версии загрузить не удалось.',
  again: 'Ещё раз',
  entry: (n: number) => `№ ${n}`,
}

export const fieldName: Record<string, string> = {
  action_items: 'Задача',
  rationale: 'Причина',
  risks: 'Риск',
  alternatives: 'Вариант',
  decisions: 'Решение',
  assumptions: 'Допущение',
  open_questions: 'Открытый вопрос',
  pros: 'За',
  cons: 'Против',
  decision: 'решение',
  title: 'название',
  markdown: 'текст',
  text: 'слова',
  claim: 'слова',
  risk: 'слова',
  summary: 'сводка',
  description: 'описание',
  owner: 'ответственный',
  due_date: 'срок',
  priority: 'важность',
  status: 'состояние',
  labels: 'метки',
  depends_on: 'зависит от',
  acceptance_criteria: 'критерии приёмки',
  anchors: 'цитаты',
  mitigation: 'как снизить',
  early_sign: 'ранний признак',
  likelihood: 'вероятность',
  impact: 'последствия',
  criterion: 'критерий',
  needs_review: 'заметки для проверки',
  review_at: 'когда пересмотреть',
  forecasts: 'прогнозы',
  supersedes: 'заменяет',
}
