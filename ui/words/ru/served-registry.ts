// Что есть в реестре с самого начала и что говорят проверки сервера: слева так, как это приходит.

const templates = {
  'Choose an option': 'Выбор из вариантов',
  'Review a design': 'Разбор проекта решения',
  'Plan the next steps': 'План ближайших шагов',
  'Draft a policy': 'Проект правила',
  'Look back and improve': 'Ретроспектива',
  'Review the risks': 'Разбор рисков',
}

const agents = {
  'Expert A': 'Эксперт А',
  'Looks for what each option gives, and holds the option that serves the criteria best.':
    'Ищет, что даёт каждый вариант, и держится того, который лучше служит критериям.',
  'Expert B': 'Эксперт Б',
  'Looks for what each option may cost, which must-haves lack a source, and what could go wrong.':
    'Ищет, чего может стоить каждый вариант, какие обязательные требования не подтверждены источниками и что может пойти не так.',
  Integrator: 'Интегратор',
  'Turns the decision into work; who does what by when, as far as anyone has said so.':
    'Превращает решение в работу: кто, что и к какому сроку делает, насколько это было сказано.',
  Moderator: 'Ведущий',
  'Leads the council from the question to a decision, keeps it honest and has no favourite.':
    'Ведёт совет от вопроса к решению, следит за честностью и ни за кого не стоит.',
  Scribe: 'Секретарь',
  'Keeps the record; what was decided, why, against whose objections, and where it stands in the sources.':
    'Ведёт запись: что решено, почему, против чьих возражений и где это стоит в источниках.',
}

const methods = {
  majority: 'большинство',
  supermajority: 'квалифицированное большинство',
  unanimity: 'единогласие',
  moderator_decides: 'решает ведущий',
}

const checks = {
  'Who speaks': 'Кто говорит',
  'Try again.': 'Повторите.',
  'a long council may fill it, so free some space.': 'долгий совет может занять всё: освободите место.',
  'The offline panel speaks: no model is asked, and nothing leaves this machine.':
    'Говорит офлайн-панель: модель не нужна, и ничего не уходит с этой машины.',
  'The model answers': 'Модель отвечает',
  Exports: 'Экспорт',
  'The record goes nowhere by itself: it stays here and can be exported later.':
    'Запись сама никуда не уходит: она остаётся здесь, отправить её можно позже.',
  Files: 'Файлы',
  'What it may cost': 'Сколько это может стоить',
  'Free: no model is asked.': 'Бесплатно: модель не нужна.',
  'No limit in dollars is set for meetings that name none.':
    'Для встреч без своего предела предел в долларах не задан.',
  'Price of the model': 'Цена модели',
  'Data directory': 'Папка данных',
  Space: 'Место на диске',
  Sources: 'Источники',
  'There is nothing to quote from but the question itself.': 'Цитировать можно только сам вопрос.',
  'Add what the council should know as sources.': 'Добавьте в источники то, что совету нужно знать.',
  Permissions: 'Права',
  'Ask the owner of the workspace.': 'Обратитесь к владельцу рабочего пространства.',
  'It did not answer in time.': 'Ответа вовремя не было.',
}

export const registry: Readonly<Record<string, string>> = { ...templates, ...agents, ...methods, ...checks }

/** Фразы, в которых что-то меняется. */
export const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /^This run does not stand for its meeting, so it is not exported\. Choose it first: xio adopt .+$/,
    'За эту встречу отвечает не этот совет, поэтому он не отправляется. Сначала выберите его.',
  ],
  [
    /^A person has to approve the decision log before it is exported: xio approve .+$/,
    'Прежде чем журнал решений отправится, его должен утвердить человек. Утвердить можно здесь, в карточке «Утверждение».',
  ],
  [/^(.+) can be written$/, 'Сюда можно писать: $1'],
  [/^(.+) will be made$/, 'Будет создана: $1'],
  [/^(\d+) GB free$/, 'Свободно $1 ГБ'],
  [/^(\d+) MB free$/, 'Свободно $1 МБ'],
  [/^files go to (.+)$/, 'Файлы идут в $1'],
  [/^Owner may start councils here\.$/, 'Владелец может начинать здесь советы.'],
  [/^(.+) may start councils here\.$/, '$1: советы можно начинать.'],
  [/^(.+) is set up\.$/, '$1: настроено.'],
  [/^(.+) is not set up\.$/, '$1: не настроено.'],
  [/^(.+) rests for a while\.$/, '$1: перерыв.'],
  [/^(.+) answers$/, '$1 отвечает'],
  [/^(.+) did not answer in time\.$/, '$1: ответа вовремя не было.'],
  [/^At most \$([\d.]+) a council\.$/, 'Не больше $1 $ за совет.'],
  [
    /^(\d+) to quote from, kept word for word with each run\.$/,
    'Источников: $1. Каждый совет хранит их дословно.',
  ],
  [
    /^Run (\S+) is here with another log: its last event is (\d+) here and (\d+) there\. Nothing was changed\.$/,
    'Совет $1 уже здесь с другим журналом: здесь он кончается событием $2, там $3. Ничего не изменено.',
  ],
  [
    /^Run (\S+) was deleted here, with another log: its last event is (\d+) here and (\d+) there\. Nothing was changed\. Bring the log that ends with event (\d+) to see it again\.$/,
    'Совет $1 здесь удалён, и журнал у него другой: здесь он кончается событием $2, там $3. Ничего не изменено. Чтобы увидеть его снова, загрузите журнал, который кончается событием $4.',
  ],
]
